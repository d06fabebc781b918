// RuntimeReady: the revision's Deployment and key and the network policy of its pods exist.
import { isTrue } from '../../api/conditions.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { ensureRevision } from '../revision/ensure-revision.ts';
import type { FunctionContext } from './context.ts';

const condition = 'RuntimeReady';

export const runtimePhase: Phase<FunctionContext> = {
  condition,
  run(context, signal) {
    const { fn, deps, revision, runtimeImage } = context;
    if (revision === undefined || runtimeImage === undefined) throw new Error('the configuration phase comes first');
    const { name, namespace, uid } = fn.metadata;
    const of = {
      name,
      namespace,
      uid,
      version: undefined,
      revision,
      runtimeImage,
      memorySizeMb: fn.spec.memorySize,
      ephemeralStorageMb: fn.spec.ephemeralStorage.size,
      timeoutSeconds: fn.spec.timeout,
      architecture: fn.spec.architectures?.[0],
    };
    return ensureRevision(deps, { of, regarding: fn, hasKey: hasKey(context) }, signal);
  },
};

/** RuntimeReady of this revision was written after its key was. */
function hasKey({ fn, revision }: FunctionContext): boolean {
  return fn.status?.revision === revision && isTrue(fn.status?.conditions, condition);
}
