// RuntimeReady: the revision's Deployment and key exist, so that the activator can start instances when they are needed.
import { deriveAttachKey } from '../../api/attach-key.ts';
import { isTrue, markFalse, markTrue, markUnknown, type Mark } from '../../api/conditions.ts';
import type { Stored } from '../../api/meta.ts';
import { isConflict, isRefused, KubeError } from '../../kube/errors.ts';
import { secrets } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { makeAttachSecret } from '../../resources/attach-secret.ts';
import type { RevisionOfFunction } from '../../resources/deployment.ts';
import { managers } from '../../api/names.ts';
import { ensureDeployment, ForeignDeployment } from './ensure-deployment.ts';
import type { FunctionContext } from './context.ts';

export const runtimePhase: Phase<FunctionContext> = {
  condition: 'RuntimeReady',
  async run(context, signal) {
    const of = revisionOfContext(context);
    if (of === undefined) return markUnknown('Waiting', "waits for the activator's Service to have an address");
    try {
      const { deployment, created } = await ensureDeployment(context.deps, of, signal);
      if (created || !hasKey(context)) await putKey(context, of, deployment, signal);
      return markTrue('Applied', `Deployment ${deployment.metadata.name}`);
    } catch (error) {
      return markOf(error);
    }
  },
};

function revisionOfContext({ fn, deps, revision, runtimeImage }: FunctionContext): RevisionOfFunction | undefined {
  const activatorAddress = deps.activatorAddress();
  if (activatorAddress === undefined || revision === undefined || runtimeImage === undefined) return undefined;
  return {
    name: fn.metadata.name,
    namespace: fn.metadata.namespace,
    uid: fn.metadata.uid,
    revision,
    runtimeImage,
    memorySizeMb: fn.spec.memorySize,
    ephemeralStorageMb: fn.spec.ephemeralStorage.size,
    timeoutSeconds: fn.spec.timeout,
    architecture: fn.spec.architectures?.[0],
    activatorAddress,
  };
}

/** RuntimeReady of this revision was written after its key was. */
function hasKey({ fn, revision }: FunctionContext): boolean {
  return fn.status?.revision === revision && isTrue(fn.status?.conditions, 'RuntimeReady');
}

/**
 * We may create and delete Secrets but read none, so one that is there already (from a pass that was cut short, or of a
 * Deployment that is being collected) is replaced: nothing runs from it yet.
 */
async function putKey(
  { deps }: FunctionContext,
  of: RevisionOfFunction,
  deployment: Stored<Deployment>,
  signal: AbortSignal,
): Promise<void> {
  const identity = { namespace: of.namespace, function: of.name, revision: of.revision };
  const secret = makeAttachSecret(of, deployment.metadata.uid, deriveAttachKey(deps.masterKey(), identity));
  const write = { manager: managers.operator, signal };
  try {
    await deps.client.create(secrets, secret, write);
  } catch (error) {
    if (!isConflict(error)) throw error;
    await deps.client.delete(secrets, secret.metadata, undefined, signal);
    await deps.client.create(secrets, secret, write);
  }
}

function markOf(error: unknown): Mark {
  if (error instanceof ForeignDeployment) return markFalse('ChildRefused', error.message);
  if (isRefused(error) && error instanceof KubeError) return markFalse('ChildRefused', error.message);
  throw error;
}
