// A short answer as one text. Only the limit stands between a store that lies and all our memory.
import type { Readable } from 'node:stream';

/** undefined: it is longer than that; the rest is not read. */
export async function readText(body: Readable, limitBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
