// Conditions are the state of an object. A phase marks its own; Ready is derived from the others and never set by hand.
import type { Condition } from './meta.ts';

export type Mark = Pick<Condition, 'status' | 'reason' | 'message'>;

export const markTrue = (reason: string, message = ''): Mark => ({ status: 'True', reason, message });
export const markFalse = (reason: string, message: string): Mark => ({ status: 'False', reason, message });
export const markUnknown = (reason: string, message: string): Mark => ({ status: 'Unknown', reason, message });

/** Replaces the condition of that type; the transition time moves only when the status does. */
export function withCondition(
  conditions: readonly Condition[],
  type: string,
  mark: Mark,
  context: { generation: number; now: string },
): Condition[] {
  const before = conditions.find((condition) => condition.type === type);
  const lastTransitionTime = before?.status === mark.status ? before.lastTransitionTime : context.now;
  const next = { type, ...mark, lastTransitionTime, observedGeneration: context.generation };
  return before === undefined
    ? [...conditions, next]
    : conditions.map((condition) => (condition.type === type ? next : condition));
}

/** Ready = every condition named is True; else the first one that is not says why. */
export function deriveReady(conditions: readonly Condition[], from: readonly string[], reason = 'Invocable'): Mark {
  for (const type of from) {
    const condition = conditions.find((candidate) => candidate.type === type);
    if (condition === undefined) return markUnknown('Reconciling', `${type} is not known yet`);
    if (condition.status !== 'True')
      return { status: condition.status, reason: condition.reason, message: condition.message };
  }
  return markTrue(reason);
}

export function isTrue(conditions: readonly { type: string; status: string }[] | undefined, type: string): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;
}
