import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Patience } from '../../../../../operator/code/source/patience.ts';
import { FakeClock } from '../../../../support/clock.ts';

const limits = { totalMs: 60_000, idleMs: 10_000 };
const never = new AbortController().signal;

test('nothing may stay away for longer than the idle limit', () => {
  const clock = new FakeClock();
  using patience = new Patience(clock, limits, never, 'spec.code.zip.url');
  patience.awaits('an answer');
  clock.advance(9_999);
  patience.awaits('the rest');
  clock.advance(9_999);
  assert.ok(!patience.signal.aborted);
  clock.advance(1);
  const { code, message } = patience.signal.reason as { code: string; message: string };
  assert.equal(code, 'CodeTimedOut');
  assert.match(message, /^spec\.code\.zip\.url: the rest did not come for 10 s\./);
});

test('what always comes may not take longer than the whole limit', () => {
  const clock = new FakeClock();
  using patience = new Patience(clock, limits, never, 'spec.code.zip.url');
  for (let second = 0; second < 60; second++) {
    assert.ok(!patience.signal.aborted);
    patience.awaits('the rest');
    clock.advance(1_000);
  }
  assert.match((patience.signal.reason as Error).message, /the rest did not come within 60 s\./);
});

test('the caller’s signal counts, also when it is over already', () => {
  const reason = new Error('enough');
  const caller = new AbortController();
  using patience = new Patience(new FakeClock(), limits, caller.signal, 'f');
  caller.abort(reason);
  assert.equal(patience.signal.reason, reason);
  using late = new Patience(new FakeClock(), limits, caller.signal, 'f');
  assert.equal(late.signal.reason, reason);
});

test('no timer stays behind', () => {
  const clock = new FakeClock();
  {
    using patience = new Patience(clock, limits, never, 'f');
    patience.awaits('an answer');
    assert.equal(clock.pending, 2);
  }
  assert.equal(clock.pending, 0);
});
