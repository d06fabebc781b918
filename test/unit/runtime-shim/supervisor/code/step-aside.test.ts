import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeStepAside, readRunning } from '../../../../../runtime-shim/supervisor/code/step-aside.ts';

/** A clock whose time goes by only while somebody works or rests. */
function open(isCrowded: () => boolean) {
  let nowMs = 0;
  const rests: number[] = [];
  const clock = {
    now: () => nowMs,
    monotonic: () => nowMs,
    after: (ms: number, action: () => void) => {
      rests.push(ms);
      nowMs += ms;
      queueMicrotask(action);
      return () => undefined;
    },
  };
  return { turn: makeStepAside({ clock, isCrowded }), rests, work: (ms: number) => (nowMs += ms) };
}

describe('stepping aside', () => {
  it('goes on where nobody waits for a processor', async () => {
    const { turn, rests, work } = open(() => false);
    for (let piece = 0; piece < 100; piece++) {
      work(5);
      await turn();
    }
    assert.deepEqual(rests, []);
  });

  it('rests after each millisecond of work where somebody does', async () => {
    const { turn, rests, work } = open(() => true);
    for (let piece = 0; piece < 10; piece++) {
      work(0.5);
      await turn();
    }
    assert.equal(rests.length, 5);
  });

  it('comes to an end on a node that is always crowded', async () => {
    const { turn, rests, work } = open(() => true);
    for (let piece = 0; piece < 10_000; piece++) {
      work(1);
      await turn();
    }
    assert.ok(rests.reduce((sum, ms) => sum + ms, 0) <= 500, `${rests.length} rests`);
  });

  it('reads how many want to run', () => {
    assert.equal(readRunning('0.20 0.18 0.12 3/178 12345\n'), 3);
    assert.equal(readRunning('something else'), 0);
  });
});
