// The ring as it stands in its ConfigMap: the one place on which all activators agree, changed only by compare-and-swap.
import { z } from 'zod';
import type { RingState } from './ring.ts';

const KEY = 'ring.json';

const schema = z.object({
  epoch: z.number().int().positive().max(0xffff_ffff),
  members: z.array(z.object({ name: z.string(), process: z.string(), attach: z.string(), peer: z.string() })),
});

/** undefined: nothing was written yet, or nothing that makes sense. */
export function readRing(data: Readonly<Record<string, string>> | undefined): RingState | undefined {
  const text = data?.[KEY];
  return text === undefined ? undefined : schema.safeParse(parse(text)).data;
}

export const writeRing = (ring: RingState): Record<string, string> => ({ [KEY]: JSON.stringify(ring) });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
