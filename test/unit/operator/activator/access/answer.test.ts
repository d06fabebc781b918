import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Answer } from '../../../../../operator/activator/access/answer.ts';
import { FakeClock } from '../../../../support/clock.ts';

const TIMES = { freshMs: 10_000, refusalMs: 2_000, staleMs: 900_000 };
type Said = 'yes' | 'no' | 'down' | 'hangs';

function setUp(first: Said = 'yes') {
  const clock = new FakeClock();
  const state = { says: first, asked: 0 };
  const answer = new Answer<boolean>({ times: TIMES, clock, isYes: (value) => value }, async () => {
    state.asked++;
    await Promise.resolve();
    if (state.says === 'down') throw new Error('connection refused');
    if (state.says === 'hangs') return new Promise<boolean>(() => undefined);
    return state.says === 'yes';
  });
  return { clock, state, answer };
}

/** Lets what was started in the background end. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Answer', () => {
  test('is asked for once by all who come together', async () => {
    const { answer, state } = setUp();
    assert.deepEqual(await Promise.all([answer.get(), answer.get(), answer.get()]), [true, true, true]);
    assert.equal(state.asked, 1);
  });

  test('never makes one wait who keeps asking: it is asked for anew before it is too old', async () => {
    const { answer, state, clock } = setUp();
    await answer.get();
    for (let second = 0; second < 60; second++) {
      clock.advance(1_000);
      assert.equal(answer.peek(), true);
      await settle();
    }
    assert.ok(state.asked > 10 && state.asked < 14, `${state.asked} questions in a minute`);
  });

  test('that has become a no acts as soon as it is heard, and within its time for everybody', async () => {
    const { answer, state, clock } = setUp();
    await answer.get();
    state.says = 'no';
    clock.advance(5_000);
    assert.equal(answer.peek(), true);
    await settle();
    assert.equal(answer.peek(), false);
    const idle = setUp();
    await idle.answer.get();
    idle.state.says = 'no';
    idle.clock.advance(10_000);
    assert.equal(idle.answer.peek(), undefined);
    assert.equal(await idle.answer.get(), false);
  });

  test('of no is used briefly, so that a new right is felt soon', async () => {
    const { answer, state, clock } = setUp('no');
    assert.equal(await answer.get(), false);
    state.says = 'yes';
    clock.advance(1_999);
    assert.equal(await answer.get(), false);
    clock.advance(1);
    assert.equal(await answer.get(), true);
    assert.equal(state.asked, 2);
  });

  test('of yes goes on while nobody can be asked, for a bounded time, and without waiting', async () => {
    const { answer, state, clock } = setUp();
    await answer.get();
    state.says = 'down';
    for (let minute = 0; minute < 14; minute++) {
      clock.advance(60_000);
      assert.equal(await answer.get(), true);
    }
    clock.advance(60_000);
    await assert.rejects(answer.get(), /connection refused/);
  });

  test('of no is not bridged, and a failure is never remembered', async () => {
    const { answer, state, clock } = setUp('no');
    await answer.get();
    state.says = 'down';
    clock.advance(2_000);
    await assert.rejects(answer.get());
    state.says = 'yes';
    assert.equal(await answer.get(), true);
  });

  test('does not hammer an API server that is away', async () => {
    const { answer, state, clock } = setUp();
    await answer.get();
    state.says = 'down';
    clock.advance(20_000);
    for (let step = 0; step < 100; step++) {
      await answer.get();
      clock.advance(10);
    }
    assert.ok(state.asked <= 3, `${state.asked} questions in a second`);
  });

  test('waits a second for a question that hangs, and the next caller not at all', async () => {
    const { answer, state, clock } = setUp();
    await answer.get();
    state.says = 'hangs';
    clock.advance(20_000);
    const waits = answer.get();
    await settle();
    clock.advance(1_000);
    assert.equal(await waits, true);
    assert.equal(answer.peek(), true);
    assert.equal(state.asked, 2);
  });

  test('falls back on the last yes also when its timer rings a moment early, as those of Node.js may', async () => {
    const clock = new FakeClock();
    let hangs = false;
    const early = {
      monotonicMs: () => clock.monotonicMs(),
      now: () => clock.now(),
      after: (ms: number, callback: () => void) => clock.after(ms - 0.5, callback),
    };
    const ask = () => (hangs ? new Promise<boolean>(() => undefined) : Promise.resolve(true));
    const answer = new Answer<boolean>({ times: TIMES, clock: early, isYes: (value) => value }, ask);
    await answer.get();
    hangs = true;
    clock.advance(20_000);
    const waits = answer.get();
    await settle();
    clock.advance(999.5);
    assert.equal(await waits, true);
  });

  test('ends with the token that it is about', async () => {
    const clock = new FakeClock();
    const endsAtMs = clock.now().getTime() + 4_000;
    const options = { times: TIMES, clock, isYes: () => true, endsAtMs: () => endsAtMs };
    let asked = 0;
    const answer = new Answer(options, () => Promise.resolve(++asked));
    assert.equal(await answer.get(), 1);
    clock.advance(3_999);
    assert.equal(answer.peek(), 1);
    clock.advance(1);
    assert.equal(answer.peek(), undefined);
  });
});
