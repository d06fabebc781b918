// All that a revision needs to run stands: the network policy of its pods, its Deployment and its key, so that the activator can start
// instances when they are needed.
import { deriveAttachKey } from '../../api/attach-key.ts';
import { markFalse, markTrue, markUnknown, type Mark } from '../../api/conditions.ts';
import type { Happening } from '../../kube/events.ts';
import { isRefused, KubeError } from '../../kube/errors.ts';
import type { RevisionOfFunction } from '../../resources/deployment.ts';
import { ForeignChild } from './assert-owned.ts';
import type { RevisionDeps } from './deps.ts';
import { applyDeployment, createAtZero, findDeployment } from './ensure-deployment.ts';
import { ensureNetworkPolicy } from './ensure-network-policy.ts';
import { revisionCreated } from './events.ts';
import { putAttachKey } from './put-attach-key.ts';

export interface WantedRevision {
  of: Omit<RevisionOfFunction, 'activatorAddress' | 'attachKey' | 'trust'>;
  /** The owner, for its events. */
  regarding: Happening['regarding'];
  /** Its status says that the key of this revision was written. */
  hasKey: boolean;
}

export const APPLIED = 'Applied';

export async function ensureRevision(deps: RevisionDeps, wanted: WantedRevision, signal: AbortSignal): Promise<Mark> {
  const activatorAddress = deps.activatorAddress();
  if (activatorAddress === undefined)
    return markUnknown('Waiting', "waits for the activator's Service to have an address");
  const { namespace, name, revision } = wanted.of;
  const attachKey = deriveAttachKey(deps.masterKey(), { namespace, function: name, revision });
  const of = { ...wanted.of, activatorAddress, attachKey, trust: deps.trust.current() };
  try {
    return markTrue(APPLIED, `Deployment ${await ensureChildren(deps, of, wanted, signal)}`);
  } catch (error) {
    return markOf(error);
  }
}

/** The key stands before any pod that needs it: a new Deployment has none, a changed one is changed last. */
async function ensureChildren(
  deps: RevisionDeps,
  of: RevisionOfFunction,
  { regarding, hasKey }: WantedRevision,
  signal: AbortSignal,
): Promise<string> {
  await ensureNetworkPolicy(deps, of, signal);
  const { existing, isCurrent } = findDeployment(deps, of);
  const deployment = existing ?? (await createAtZero(deps, of, signal));
  if (existing === undefined) deps.events.record(revisionCreated(regarding, of.revision, deployment.metadata.name));
  if (!isCurrent || !hasKey) await putAttachKey(deps.client, of, deployment.metadata.uid, signal);
  if (existing !== undefined && !isCurrent) await applyDeployment(deps, of, signal);
  return deployment.metadata.name;
}

function markOf(error: unknown): Mark {
  if (error instanceof ForeignChild) return markFalse('ChildRefused', error.message);
  if (isRefused(error) && error instanceof KubeError) return markFalse('ChildRefused', error.message);
  throw error;
}
