// What a Function's events say. One constructor each, so that the reasons stand in one place.
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
