// Frames on fd 3, where user code can write, too.
import assert from 'node:assert/strict';
import { encodeFrame, FrameError, FrameReader } from '../../../runtime-shim/node/frames.ts';
import { parseFromRuntime } from '../../../runtime-shim/node/messages.ts';
import { cut, mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';

const headers = (random: Random): string =>
  random.pick([
    'ready',
    'init-error\0Runtime.X',
    ['result', random.pick(['a', '']), random.pick(['failed', 'yes', '']), random.pick(['last', '1']), 'E'].join('\0'),
    'résultat🔥',
    '{"type":"ready"}',
    '\0\0',
    '',
  ]);

type Read = { frames: [string, string][]; failed: boolean };

function readAll(pieces: Buffer[]): Read {
  const frames: [string, string][] = [];
  const reader = new FrameReader((header, body) => {
    parseFromRuntime(header);
    frames.push([header, body.toString('latin1')]);
  });
  for (const piece of pieces) {
    if (expectOnly([FrameError], () => reader.push(piece)) instanceof Error) return { frames, failed: true };
  }
  return { frames, failed: false };
}

export const runtimeFramesFuzz: FuzzTarget = {
  name: 'runtime-frames',
  run(random, input) {
    const sent = Array.from({ length: 1 + random.few(5) }, () => ({
      header: headers(random),
      body: random.bytes(random.few(300)),
    }));
    const right = Buffer.concat(sent.flatMap(({ header, body }) => encodeFrame(header, [body])));
    input(right);
    const frames = sent.map(({ header, body }) => [header, body.toString('latin1')]);
    assert.deepEqual(readAll(cut(right, random)), { frames, failed: false });
    const odd = mutate(right, random);
    input(odd);
    assert.deepEqual(readAll(cut(odd, random)), readAll([odd]));
  },
};
