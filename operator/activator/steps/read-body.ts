// The event: its bytes as they came, once it is sure that they are JSON.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { PilotlightError } from '../../api/errors.ts';
import type { Room } from '../admission/buffer.ts';
import type { Call } from '../context.ts';
import { headerOf, type Head } from '../http/exchange.ts';
import { REQUEST_LIMIT, tooLarge } from './admit.ts';

const EMPTY_EVENT = Buffer.from('{}');

/** At once when it is here. */
export function readBody({ request: { head, body } }: Call, room: Room): Buffer | Promise<Buffer> {
  return Buffer.isBuffer(body) ? toEvent(body) : read(head, body, room).then(toEvent);
}

function toEvent(body: Buffer): Buffer {
  if (body.length === 0) return EMPTY_EVENT;
  assertJson(body);
  return body;
}

function read(head: Head, message: IncomingMessage, room: Room): Promise<Buffer> {
  const announced = headerOf(head, 'content-length') !== undefined;
  return collect(message, (bytes) => {
    if (!announced) room.grow(bytes);
  });
}

/** Leaves the connection usable when it gives up, so that the caller can be told why. */
function collect(request: IncomingMessage, onBytes: (bytes: number) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const giveUp = (error: unknown): void => {
      request.off('data', take);
      request.resume();
      reject(PilotlightError.from(error));
    };
    const take = (chunk: Buffer): void => {
      try {
        onBytes(chunk.length);
      } catch (error) {
        return giveUp(error);
      }
      length += chunk.length;
      chunks.push(chunk);
      if (length > REQUEST_LIMIT) giveUp(tooLarge());
    };
    request.on('data', take);
    request.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length)),
    );
    request.once('close', () => {
      // Every request closes; an error is built only for those that were cut off.
      if (!request.complete) reject(new PilotlightError('RequestTimedOut', 'The request ended before its body did.'));
    });
  });
}

function assertJson(body: Buffer): void {
  if (!isUtf8(body)) throw notJson('Invalid UTF-8');
  try {
    JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw notJson(error instanceof SyntaxError ? error.message : 'not JSON');
  }
}

function notJson(detail: string): PilotlightError {
  const prefix = 'Could not parse request body into json: Could not parse payload into json: ';
  return new PilotlightError('InvalidRequestContent', prefix + detail);
}
