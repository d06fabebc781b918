// What node:http could not read, as one of our failures: the caller hears it in the same shape as every other one.
import type { IncomingMessage } from 'node:http';
import { PilotlightError } from '../../api/errors.ts';

/** Of a head, in bytes. */
export const HEAD_LIMIT = 16_384;

/** `error`: what the event clientError brings. */
export function toFailure(error: Error): PilotlightError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new PilotlightError('HeadTooLarge', `The head of a request may have at most ${HEAD_LIMIT} bytes.`);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new PilotlightError('RequestTimedOut', 'The request did not arrive in time.');
  }
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : 'it cannot be read';
  return malformed(reason);
}

/** undefined: it may be served. node:http takes every protocol that it has heard of, and whoever speaks HTTP/1.1 names a Host. */
export function findFault({ httpVersion, headers }: IncomingMessage): PilotlightError | undefined {
  if (httpVersion === '1.0') return undefined;
  if (httpVersion !== '1.1') return malformed(`it says HTTP/${httpVersion}`);
  return headers.host === undefined ? malformed('Host is missing') : undefined;
}

export const cutOff = (): PilotlightError => malformed('it ends before its body does');

const malformed = (reason: string): PilotlightError =>
  new PilotlightError('InvalidRequestContent', `The request is not HTTP/1.1: ${reason}`);
