// A body in the pieces in which it travels, without a copy.

/** A body longer than this travels in chunks of at most this many bytes. */
export const CHUNK_BYTES = 256 * 1024;

/** At least one piece: the first goes with the message that the body belongs to. */
export function cutBody(body: Uint8Array): Uint8Array[] {
  if (body.length <= CHUNK_BYTES) return [body];
  const count = Math.ceil(body.length / CHUNK_BYTES);
  return Array.from({ length: count }, (_, index) => body.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES));
}

/** Chunks of what follows the first piece. */
export const toChunks = (
  requestId: string,
  pieces: readonly Uint8Array[],
): { requestId: string; body: Uint8Array; last: boolean }[] =>
  pieces.map((body, index) => ({ requestId, body, last: index === pieces.length - 1 }));
