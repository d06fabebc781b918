// What a look found → the Alias's status, which activators follow.
import type { AliasStatus } from '../../api/alias.ts';
import { aliasConditions } from '../../api/alias.ts';
import { deriveReady, withCondition } from '../../api/conditions.ts';
import type { Condition } from '../../api/meta.ts';
import { invokePath } from '../../api/names.ts';
import { dropUndefined } from '../status-parts.ts';
import type { AliasContext } from './context.ts';

export function makeAliasStatus(
  { alias, routing }: AliasContext,
  phases: readonly Condition[],
  now: string,
): AliasStatus {
  const { metadata, spec, status: before } = alias;
  const { generation, namespace } = metadata;
  const { functionVersion, candidateVersion, candidateWeight } = routing ?? before ?? {};
  const hasMoved = before?.functionVersion !== undefined && before.functionVersion !== functionVersion;
  return dropUndefined<AliasStatus>({
    observedGeneration: generation,
    functionVersion,
    candidateVersion,
    candidateWeight,
    previousVersion: hasMoved ? before.functionVersion : before?.previousVersion,
    invokePath: invokePath(namespace, spec.functionName, spec.aliasName),
    conditions: withCondition(phases, 'Ready', deriveReady(phases, aliasConditions), { generation, now }),
  });
}
