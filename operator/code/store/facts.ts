// What a claim says, as JSON.
import type { Facts } from '../source/code-source.ts';

export const formatFacts = ({ size, unzippedBytes }: Facts): Buffer =>
  Buffer.from(JSON.stringify({ size, unzippedBytes }));

/** undefined: a disk has spoilt it, so it says nothing. */
export function parseFacts(text: string): Facts | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('size' in value) || !('unzippedBytes' in value))
      return undefined;
    const { size, unzippedBytes } = value;
    return isCount(size) && isCount(unzippedBytes) ? { size, unzippedBytes } : undefined;
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
