// An event that a unit test sends on its way.
import type { Event } from '../../operator/activator/instances/job.ts';
import { FakeCaller } from './caller.ts';

export const buildEvent = (requestId: string, caller = new FakeCaller()): Event => ({
  requestId,
  arn: '',
  body: Buffer.from('{}'),
  logTail: false,
  clientContext: '',
  traceId: '',
  caller,
});
