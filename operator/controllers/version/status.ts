// What a look found → the Version's status. requestedAt is not in it: activators write that.
import { deriveReady, withCondition } from '../../api/conditions.ts';
import type { Condition } from '../../api/meta.ts';
import { invokePath } from '../../api/names.ts';
import { versionConditions, type VersionStatus } from '../../api/version.ts';
import { dropUndefined, stateOf } from '../status-parts.ts';
import type { VersionContext } from './context.ts';

export function makeVersionStatus(
  { version, aliases }: VersionContext,
  phases: readonly Condition[],
  now: string,
): VersionStatus {
  const { metadata, spec, template } = version;
  const { generation, namespace } = metadata;
  const ready = deriveReady(phases, versionConditions);
  return dropUndefined<VersionStatus>({
    observedGeneration: generation,
    state: stateOf(ready),
    revision: template?.revision,
    aliases: aliases.length === 0 ? undefined : aliases,
    requestedAt: undefined,
    invokePath: invokePath(namespace, spec.functionName, String(spec.version)),
    conditions: withCondition(phases, 'Ready', ready, { generation, now }),
  });
}
