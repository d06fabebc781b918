// RuntimeReady: the revision's Deployment and key and the network policy of its pods exist, so that the activator can start instances when they are needed.
import { deriveAttachKey } from '../../api/attach-key.ts';
import { isTrue, markFalse, markTrue, markUnknown, type Mark } from '../../api/conditions.ts';
import { isRefused, KubeError } from '../../kube/errors.ts';
import type { Phase } from '../../reconcile/phases.ts';
import type { RevisionOfFunction } from '../../resources/deployment.ts';
import { ForeignChild } from './assert-owned.ts';
import { applyDeployment, createAtZero, findDeployment } from './ensure-deployment.ts';
import { ensureNetworkPolicy } from './ensure-network-policy.ts';
import { putAttachKey } from './put-attach-key.ts';
import type { FunctionContext } from './context.ts';
import { revisionCreated } from './events.ts';

export const runtimePhase: Phase<FunctionContext> = {
  condition: 'RuntimeReady',
  async run(context, signal) {
    const of = revisionOfContext(context);
    if (of === undefined) return markUnknown('Waiting', "waits for the activator's Service to have an address");
    try {
      return markTrue('Applied', `Deployment ${await ensureRevision(context, of, signal)}`);
    } catch (error) {
      return markOf(error);
    }
  },
};

/** The key stands before any pod that needs it: a new Deployment has none, a changed one is changed last. */
async function ensureRevision(context: FunctionContext, of: RevisionOfFunction, signal: AbortSignal): Promise<string> {
  const { deps } = context;
  await ensureNetworkPolicy(deps, of, signal);
  const { existing, isCurrent } = findDeployment(deps, of);
  const deployment = existing ?? (await createAtZero(deps, of, signal));
  if (existing === undefined) deps.events.record(revisionCreated(context.fn, of.revision, deployment.metadata.name));
  if (!isCurrent || !hasKey(context)) await putAttachKey(deps.client, of, deployment.metadata.uid, signal);
  if (existing !== undefined && !isCurrent) await applyDeployment(deps, of, signal);
  return deployment.metadata.name;
}

function revisionOfContext({ fn, deps, revision, runtimeImage }: FunctionContext): RevisionOfFunction | undefined {
  const activatorAddress = deps.activatorAddress();
  if (activatorAddress === undefined || revision === undefined || runtimeImage === undefined) return undefined;
  const { name, namespace, uid } = fn.metadata;
  return {
    name,
    namespace,
    uid,
    revision,
    runtimeImage,
    memorySizeMb: fn.spec.memorySize,
    ephemeralStorageMb: fn.spec.ephemeralStorage.size,
    timeoutSeconds: fn.spec.timeout,
    architecture: fn.spec.architectures?.[0],
    activatorAddress,
    attachKey: deriveAttachKey(deps.masterKey(), { namespace, function: name, revision }),
    trust: deps.trust.current(),
  };
}

/** RuntimeReady of this revision was written after its key was. */
function hasKey({ fn, revision }: FunctionContext): boolean {
  return fn.status?.revision === revision && isTrue(fn.status?.conditions, 'RuntimeReady');
}

function markOf(error: unknown): Mark {
  if (error instanceof ForeignChild) return markFalse('ChildRefused', error.message);
  if (isRefused(error) && error instanceof KubeError) return markFalse('ChildRefused', error.message);
  throw error;
}
