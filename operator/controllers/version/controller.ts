// The Version's controller: what it looks at, and the phases in order.
import type { VersionStatus } from '../../api/version.ts';
import { versions } from '../../kube/resources.ts';
import type { Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { outcomeOf } from '../failed-package.ts';
import { makeReconcile } from '../frame.ts';
import { removeNetworkPolicy } from '../revision/ensure-network-policy.ts';
import { renewTrust } from '../revision/renew-trust.ts';
import { isAtZero, retireRevisions } from '../revision/retire.ts';
import { versionCodePhase } from './code.ts';
import type { VersionContext, VersionDeps } from './context.ts';
import { aliasesOf, isPreviousOf } from './decide-naming.ts';
import { decideNeed } from './decide-need.ts';
import { publishedPhase } from './published.ts';
import { revisionOfVersion, versionRuntimePhase } from './runtime.ts';
import { makeVersionStatus } from './status.ts';
import type { VersionView } from './view.ts';
import { watchVersions } from './watch.ts';

const phases = [publishedPhase, versionCodePhase, versionRuntimePhase];

/** A phase that waits for something without an event of its own is tried again after this. */
const LOOK_AGAIN_MS = 2_000;

export function makeVersionController(deps: VersionDeps): Controller {
  const reconcile = makeReconcile({
    deps,
    resource: versions,
    informer: deps.versions,
    begin: (version) => begin(deps, version),
    phases: () => phases,
    makeStatus: makeVersionStatus,
    finish,
  });
  return { kind: 'Version', reconcile, watch: (enqueue) => watchVersions(deps, enqueue) };
}

function begin(deps: VersionDeps, version: VersionView): VersionContext {
  const ofFunction = `${version.metadata.namespace}/${version.spec.functionName}`;
  const all = deps.aliasesOfFunction.get(ofFunction);
  const aliases = aliasesOf(version, all, deps.versionsOfFunction.get(ofFunction));
  const need = decideNeed({
    isNamed: aliases.length > 0,
    isPrevious: all.some((alias) => isPreviousOf(version, alias)),
    requestedAt: version.requestedAt,
    hasInstances: deploymentsOf(deps, version).some((deployment) => !isAtZero(deployment)),
    now: deps.clock.now(),
  });
  return { version, deps, aliases, need };
}

async function finish(context: VersionContext, { state }: VersionStatus, signal: AbortSignal): Promise<Outcome> {
  const { version, deps, need } = context;
  await renewTrust(deps, version.metadata, signal);
  if (state === 'Pending') return { againInMs: LOOK_AGAIN_MS };
  if (state === 'Active') await release(context, signal);
  const { againInMs } = need;
  return { ...(againInMs === undefined ? {} : { againInMs }), ...outcomeOf(context) };
}

/** What is not needed goes: the policy after the last Deployment, which brings us back when it is gone. */
async function release({ version, deps, need }: VersionContext, signal: AbortSignal): Promise<void> {
  const { template } = version;
  if (template === undefined) return;
  await retireRevisions(deps, version, need.isNeeded ? template.revision : undefined, signal);
  if (!need.isNeeded && deploymentsOf(deps, version).length === 0)
    await removeNetworkPolicy(deps, revisionOfVersion(version, template), signal);
}

const deploymentsOf = ({ deploymentsOfOwner }: VersionDeps, { metadata }: VersionView) =>
  deploymentsOfOwner.get(`${metadata.namespace}/${metadata.name}`);
