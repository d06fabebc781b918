// Bodies in pieces: a long one leaves in chunks, and one that arrives in chunks is collected without copying.
import { CHUNK_BYTES, cutBody, type FromShimInit, type Result, toChunks } from '../proto/index.ts';

/** A result as the messages that carry it, in order. */
export function resultMessages(result: Result): FromShimInit[] {
  const body = result.body ?? new Uint8Array();
  if (body.length <= CHUNK_BYTES) return [{ result }];
  const [first = body, ...rest] = cutBody(body);
  const chunks = toChunks(result.requestId ?? '', rest);
  return [{ result: { ...result, body: first, more: true } }, ...chunks.map((chunk) => ({ chunk }))];
}
