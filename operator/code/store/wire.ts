// What the code store's program and its clients agree on, besides HTTP itself.
import type { StoredObject } from './object-store.ts';

/** The audience that a token must have been made for. */
export const CODE_STORE_AUDIENCE = 'pilotlight-code-store';

/** With a key behind it, one object; alone, with a prefix, all of them. */
export const OBJECTS_PATH = '/objects';

/** Of answers to HEAD: milliseconds since 1970. HTTP's own header knows only seconds. */
export const STORED_AT_HEADER = 'x-stored-at-ms';

/** The largest package, and room to spare. */
export const OBJECT_BYTES = 60 * 1024 * 1024;

export type Listed = StoredObject & { readonly key: string };

/** A list is one JSON object a line. */
export const formatLine = ({ key, size, storedAtMs }: Listed): string =>
  `${JSON.stringify({ key, size, storedAtMs })}\n`;

/** Throws what is no line of a list. */
export function parseLine(line: string): Listed {
  const value: unknown = JSON.parse(line);
  if (typeof value === 'object' && value !== null && 'key' in value && 'size' in value && 'storedAtMs' in value) {
    const { key, size, storedAtMs } = value;
    if (typeof key === 'string' && typeof size === 'number' && typeof storedAtMs === 'number')
      return { key, size, storedAtMs };
  }
  throw new Error('the code store answered a list with a line that is none');
}

/** Throws with what `parseLine` throws, and with what the stream does. */
export async function* parseLines(body: AsyncIterable<Buffer>): AsyncGenerator<Listed> {
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.map(parseLine);
  }
  if (rest !== '') throw new Error('the code store answered a list that was cut off');
}
