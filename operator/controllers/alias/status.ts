// What a look found → the Alias's status, which activators follow.
import type { AliasStatus } from '../../api/alias.ts';
import { aliasConditions } from '../../api/alias.ts';
import { deriveReady, withCondition } from '../../api/conditions.ts';
import type { Condition } from '../../api/meta.ts';
import { invokePath } from '../../api/names.ts';
import { dropUndefined } from '../status-parts.ts';
import type { AliasContext } from './context.ts';

const ROLLOUT_CONDITION = 'RolloutProgressing';

export function makeAliasStatus(context: AliasContext, phases: readonly Condition[], now: string): AliasStatus {
  const { alias, routing, rollout } = context;
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
    rollout: rollout?.status,
    invokePath: invokePath(namespace, spec.functionName, spec.aliasName),
    conditions: withCondition(withRollout(context, phases, now), 'Ready', deriveReady(phases, aliasConditions), {
      generation,
      now,
    }),
  });
}

/** How far a rollout is says nothing about whether the alias can be called: it is no part of Ready. */
function withRollout(
  { alias, rollout }: AliasContext,
  phases: readonly Condition[],
  now: string,
): readonly Condition[] {
  if (rollout === undefined) return phases;
  const before = alias.status?.conditions?.filter(({ type }) => type === ROLLOUT_CONDITION) ?? [];
  const { generation } = alias.metadata;
  return [...phases, ...withCondition(before, ROLLOUT_CONDITION, rollout.mark, { generation, now })];
}
