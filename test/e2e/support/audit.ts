// The API server's audit log as the witness of who wrote what.
import { readFileSync } from 'node:fs';

export interface AuditEvent {
  stage: string;
  verb: string;
  user: { username: string };
  objectRef?: { resource?: string; subresource?: string; namespace?: string; name?: string };
  responseStatus?: { code?: number };
  /** ISO, six digits of a second: comparable as text. */
  requestReceivedTimestamp: string;
}

export function auditEvents(path: string, matches: (event: AuditEvent) => boolean): AuditEvent[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditEvent)
    .filter((event) => event.stage === 'ResponseComplete' && matches(event));
}

export const patchesOfScale = (path: string, namespace: string): AuditEvent[] =>
  auditEvents(
    path,
    ({ verb, objectRef }) =>
      verb === 'patch' && objectRef?.subresource === 'scale' && objectRef.namespace === namespace,
  );
