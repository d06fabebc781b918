import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Alarm } from '../../../runtime-shim/alarm.ts';
import { FakeClock } from '../../support/clock.ts';

function setUp() {
  const clock = new FakeClock();
  const rung: number[] = [];
  const alarm = new Alarm({
    now: () => clock.monotonicMs(),
    after: (ms, callback) => clock.after(ms, callback),
    ring: () => rung.push(clock.monotonicMs()),
  });
  return { clock, alarm, rung };
}

describe('Alarm', () => {
  it('rings once, when it is due', () => {
    const { clock, alarm, rung } = setUp();
    alarm.set(100);
    clock.advance(99);
    assert.deepEqual(rung, []);
    clock.advance(1);
    clock.advance(1000);
    assert.deepEqual(rung, [100]);
  });

  it('does not ring when it was cleared, and keeps one timer however often it is set', () => {
    const { clock, alarm, rung } = setUp();
    for (let event = 0; event < 50; event++) {
      alarm.set(clock.monotonicMs() + 100);
      clock.advance(1);
      alarm.clear();
      assert.equal(clock.pending, 1);
    }
    clock.advance(1000);
    assert.deepEqual(rung, []);
    assert.equal(clock.pending, 0);
  });

  it('keeps a later time exactly, though its timer was armed for an earlier one', () => {
    const { clock, alarm, rung } = setUp();
    alarm.set(100);
    clock.advance(60);
    alarm.clear();
    alarm.set(160);
    clock.advance(99);
    assert.deepEqual(rung, []);
    clock.advance(1);
    assert.deepEqual(rung, [160]);
  });

  it('keeps an earlier time than the one it was armed for', () => {
    const { clock, alarm, rung } = setUp();
    alarm.set(100);
    alarm.set(10);
    clock.advance(10);
    assert.deepEqual(rung, [10]);
  });

  it('leaves no timer behind when it is stopped', () => {
    const { clock, alarm } = setUp();
    alarm.set(100);
    alarm.stop();
    assert.equal(clock.pending, 0);
  });
});
