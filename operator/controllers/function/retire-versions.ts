// Versions that were published for the Function and that nobody names go when there are enough newer ones.
import { isConflict, isNotFound, isRefused } from '../../kube/errors.ts';
import { versions } from '../../kube/resources.ts';
import { namedBy } from '../version/decide-naming.ts';
import type { FunctionContext } from './context.ts';
import { decideRetirement } from './decide-retirement.ts';
import { versionRetired } from './events.ts';

export async function retireVersions({ fn, deps }: FunctionContext, signal: AbortSignal): Promise<void> {
  const { versionRetention: retention } = deps;
  if (retention === undefined) return;
  const { namespace, name, uid: ownerUid } = fn.metadata;
  const all = deps.versionsOfFunction.get(`${namespace}/${name}`);
  const aliases = deps.aliasesOfFunction.get(`${namespace}/${name}`);
  const named = new Set(aliases.flatMap((alias) => [...namedBy(alias, all)]));
  const retired = decideRetirement(all, { retention, ownerUid, named });
  for (const { metadata } of retired) {
    const { uid, resourceVersion } = metadata;
    try {
      await deps.client.delete(versions, metadata, { uid, resourceVersion }, signal);
      deps.events.record(versionRetired(fn, metadata.name));
    } catch (error) {
      // An alias has come to name it: it stays, and its change brings us back.
      if (!isNotFound(error) && !isConflict(error) && !isRefused(error)) throw error;
    }
  }
}
