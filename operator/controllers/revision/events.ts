// What happens to a revision, told of its owner. One constructor each, so that the reasons stand in one place.
import type { Happening } from '../../kube/events.ts';

type Regarding = Happening['regarding'];

export const revisionCreated = (regarding: Regarding, revision: string, deployment: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'RevisionCreated',
  action: 'CreateRevision',
  note: `Revision ${revision} has its Deployment ${deployment}, at 0 instances`,
});

export const revisionRetired = (regarding: Regarding, revision: string, deployment: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'RevisionRetired',
  action: 'RetireRevision',
  note: `Revision ${revision} has no instances any more; its Deployment ${deployment} was deleted`,
});
