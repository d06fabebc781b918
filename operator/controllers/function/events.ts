// What a Function's events say. One constructor each, so that the reasons stand in one place.
import type { Condition } from '../../api/meta.ts';
import type { Happening } from '../../kube/events.ts';
import type { FunctionView } from './view.ts';

export const revisionCreated = (regarding: FunctionView, revision: string, deployment: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'RevisionCreated',
  action: 'CreateRevision',
  note: `Revision ${revision} has its Deployment ${deployment}, at 0 instances`,
});

export const revisionRetired = (regarding: FunctionView, revision: string, deployment: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'RevisionRetired',
  action: 'RetireRevision',
  note: `Revision ${revision} has no instances any more; its Deployment ${deployment} was deleted`,
});

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
