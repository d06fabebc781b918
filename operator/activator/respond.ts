// An answer or a failure → HTTP. The one place that knows how failures look on the wire.
import type { ServerResponse } from 'node:http';
import type { PilotlightError } from '../api/errors.ts';
import type { Answer } from './context.ts';

export function respond(response: ServerResponse, requestId: string, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  headers['x-amzn-RequestId'] = requestId;
  headers['Content-Length'] = sumLengths(body);
  response.writeHead(status, headers);
  const last = body.length - 1;
  for (let index = 0; index < last; index++) response.write(body[index]);
  response.end(body[last]);
}

export function answerOf(error: PilotlightError): Answer {
  const { type, status, fault, member, reason, retryAfterSeconds } = error.failure;
  const text = {
    ...(reason === undefined ? {} : { Reason: reason }),
    ...typeMember(type, fault),
    [member]: error.message,
  };
  const headers: Answer['headers'] = { 'Content-Type': 'application/json', 'x-amzn-ErrorType': type };
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = retryAfterSeconds;
  return { status, headers, body: [Buffer.from(JSON.stringify(text))], outcome: error.code };
}

/** Errors of the framework in front of Lambda carry no Type. */
const typeMember = (type: string, fault: string): object => (type === 'ValidationException' ? {} : { Type: fault });

const sumLengths = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
