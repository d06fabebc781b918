// Which packages travel in Assign: those first in order that have at most 1 MiB together. Pure.
import { LOAD_LIMIT_BYTES } from '../code/messages.ts';

export function decideInline(sizes: readonly number[]): boolean[] {
  let left = LOAD_LIMIT_BYTES;
  return sizes.map((size) => {
    if (size > left) return false;
    left -= size;
    return true;
  });
}
