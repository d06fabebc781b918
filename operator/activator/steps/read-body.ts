// The event: its bytes as they came, once it is sure that they are JSON.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { PilotlightError } from '../../api/errors.ts';
import type { Room } from '../admission/buffer.ts';
import type { Call } from '../context.ts';
import { REQUEST_LIMIT, tooLarge } from './admit.ts';

const EMPTY_EVENT = Buffer.from('{}');

export async function readBody({ request }: Call, room: Room): Promise<Buffer> {
  const announced = request.headers['content-length'] !== undefined;
  const body = await collect(request, (bytes) => {
    if (!announced) room.grow(bytes);
  });
  if (body.length === 0) return EMPTY_EVENT;
  assertJson(body);
  return body;
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
