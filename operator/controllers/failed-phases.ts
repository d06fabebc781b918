// Which phases of a look failed just now, and the event that says so.
import type { Condition } from '../api/meta.ts';
import type { Happening } from '../kube/events.ts';

export const phaseFailed = (regarding: Happening['regarding'], { type, reason, message }: Condition): Happening => ({
  regarding,
  type: 'Warning',
  reason,
  action: 'Reconcile',
  note: `${type}: ${message}`,
});

/** The phases that failed just now, or for another reason than before. */
export function newlyFailed(before: readonly Condition[], after: readonly Condition[]): Condition[] {
  const said = ({ type, status, reason, message }: Condition): string =>
    JSON.stringify([type, status, reason, message]);
  const known = new Set(before.map(said));
  return after.filter((condition) => condition.status === 'False' && !known.has(said(condition)));
}
