// Bodies in pieces: a long one leaves in chunks, and one that arrives in chunks is collected without copying.
import { CHUNK_BYTES, type FromShimInit, type Result } from '../proto/index.ts';

/** A result as the messages that carry it, in order. */
export function resultMessages(result: Result): FromShimInit[] {
  const body = result.body ?? new Uint8Array();
  if (body.length <= CHUNK_BYTES) return [{ result }];
  const requestId = result.requestId ?? '';
  const messages: FromShimInit[] = [{ result: { ...result, body: body.subarray(0, CHUNK_BYTES), more: true } }];
  for (let at = CHUNK_BYTES; at < body.length; at += CHUNK_BYTES) {
    const end = at + CHUNK_BYTES;
    messages.push({ chunk: { requestId, body: body.subarray(at, end), last: end >= body.length } });
  }
  return messages;
}
