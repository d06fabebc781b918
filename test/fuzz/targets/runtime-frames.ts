// Frames on fd 3, where user code can write, too.
import assert from 'node:assert/strict';
import { encodeFrame, FrameError, FrameReader } from '../../../runtime-shim/node/frames.ts';
import { parseFromRuntime } from '../../../runtime-shim/node/messages.ts';
import { cut, mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';

const headers = (random: Random): object =>
  random.pick<object>([
    { type: 'ready' },
    { type: 'init-error', errorType: random.pick(['Runtime.X', 7, null]) },
    {
      type: 'result',
      requestId: random.pick(['a', 7, null]),
      failed: random.chance(0.5),
      last: random.pick([true, 'yes']),
    },
    { type: 'résultat🔥' },
    { ['__proto__']: { type: 'ready' } },
    [],
  ]);

type Read = { frames: [unknown, string][]; failed: boolean };

function readAll(pieces: Buffer[]): Read {
  const frames: [unknown, string][] = [];
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
    const frames = sent.map(({ header, body }) => [
      JSON.parse(JSON.stringify(header)) as unknown,
      body.toString('latin1'),
    ]);
    assert.deepEqual(readAll(cut(right, random)), { frames, failed: false });
    const odd = mutate(right, random);
    input(odd);
    assert.deepEqual(readAll(cut(odd, random)), readAll([odd]));
  },
};
