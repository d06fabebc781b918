// What a Function's events say of its Versions.
import type { Happening } from '../../kube/events.ts';
import type { FunctionView } from './view.ts';

export const versionPublished = (regarding: FunctionView, version: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'VersionPublished',
  action: 'PublishVersion',
  note: `Version ${version} was published`,
});

export const versionRetired = (regarding: FunctionView, version: string): Happening => ({
  regarding,
  type: 'Normal',
  reason: 'VersionRetired',
  action: 'RetireVersion',
  note: `Version ${version} was deleted: no alias names it, and there are enough newer ones (versions.retention)`,
});
