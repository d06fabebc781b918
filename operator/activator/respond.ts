// A failure → an answer. The one place that knows how failures look on the wire.
import type { PilotlightError } from '../api/errors.ts';
import type { Answer } from './context.ts';

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
