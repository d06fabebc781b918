// Is there room: judged by what the request announces, before a byte of its body is read.
import { PilotlightError } from '../../api/errors.ts';
import type { Room } from '../admission/buffer.ts';
import type { Call, PipelineDeps } from '../context.ts';
import { headerOf } from '../http/exchange.ts';

/** Lambda's limit of a synchronous request, in bytes. */
export const REQUEST_LIMIT = 6_291_456;

export function admit({ request }: Call, functionId: string, { buffer }: PipelineDeps): Room {
  const announced = Number(headerOf(request.head, 'content-length') ?? 0);
  if (announced > REQUEST_LIMIT) throw tooLarge();
  return buffer.take(functionId, announced);
}

export function tooLarge(): PilotlightError {
  const text = `Request must be smaller than ${REQUEST_LIMIT} bytes for the InvokeFunction operation`;
  return new PilotlightError('RequestTooLarge', text);
}
