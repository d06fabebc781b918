// The Function's controller: what it looks at, and the phases in order.
import type { KubeObject } from '../../api/meta.ts';
import { labels } from '../../api/names.ts';
import { functions } from '../../kube/resources.ts';
import type { Change } from '../../kube/store.ts';
import type { Key, Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { runPhases } from '../../reconcile/phases.ts';
import { newlyFailed, phaseFailed } from '../failed-phases.ts';
import { outcomeOf } from '../failed-package.ts';
import { writeStatus } from '../write-status.ts';
import { codePhase } from './code.ts';
import { configurationPhase } from './configuration.ts';
import type { FunctionContext, FunctionDeps } from './context.ts';
import { retireOldRevisions } from './retire.ts';
import { packagesOfFunction } from './named-packages.ts';
import { runtimePhase } from './runtime.ts';
import { renewTrust } from './renew-trust.ts';
import { makeStatus } from './status.ts';

const phases = [codePhase, configurationPhase, runtimePhase];

/** A phase that waits for something without an event of its own is tried again after this. */
const LOOK_AGAIN_MS = 2_000;

export function makeFunctionController(deps: FunctionDeps): Controller {
  return {
    kind: 'Function',
    reconcile: (key, signal) => reconcile(deps, key, signal),
    watch: (enqueue) => watch(deps, enqueue),
  };
}

/** A Function itself, its children by their label, its Layers, what the store loses, and all Functions when shims have to dial another address or trust other CAs. */
function watch(deps: FunctionDeps, enqueue: (key: Key) => void): void {
  deps.functions.onChange(({ before, after }) => {
    const { namespace, name } = (after ?? before)?.metadata ?? {};
    if (namespace !== undefined && name !== undefined) enqueue({ namespace, name });
  });
  const enqueueOwner = ({ before, after }: Change<KubeObject>): void => {
    const { namespace, labels: own } = (after ?? before)?.metadata ?? {};
    const name = own?.[labels.function];
    if (namespace !== undefined && name !== undefined) enqueue({ namespace, name });
  };
  deps.deployments.onChange(enqueueOwner);
  deps.networkPolicies.onChange(enqueueOwner);
  deps.layers.onChange(({ before, after }) => {
    const { namespace, name } = (after ?? before)?.metadata ?? {};
    for (const { metadata } of deps.functionsOfLayer.get(`${namespace}/${name}`)) enqueue(metadata);
  });
  deps.packages.onLost((lost) => {
    for (const fn of deps.functions.list())
      if (packagesOfFunction(fn).found.some((id) => lost.has(id))) enqueue(fn.metadata);
  });
  const enqueueAll = (): void => {
    for (const { metadata } of deps.functions.list()) enqueue(metadata);
  };
  deps.onActivatorAddress(enqueueAll);
  deps.trust.onChange(enqueueAll);
}

async function reconcile(deps: FunctionDeps, key: Key, signal: AbortSignal): Promise<Outcome> {
  const fn = deps.functions.get(key.namespace, key.name);
  // Gone, or going: its children follow by owner reference.
  if (fn === undefined || fn.metadata.deletionTimestamp !== undefined) return {};
  const context: FunctionContext = { fn, deps };
  const now = deps.clock.now().toISOString();
  const { generation } = fn.metadata;
  const before = fn.status?.conditions ?? [];
  const conditions = await runPhases(phases, context, { conditions: before, generation, now }, signal);
  for (const condition of newlyFailed(before, conditions)) deps.events.record(phaseFailed(fn, condition));
  const status = makeStatus(context, conditions, now);
  await writeStatus({ client: deps.client, resource: functions, informer: deps.functions }, fn, status, signal);
  await renewTrust(context, signal);
  if (status.state === 'Pending') return { againInMs: LOOK_AGAIN_MS };
  if (status.state === 'Active') await retireOldRevisions(context, signal);
  return outcomeOf(context);
}
