import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { StartWatch } from '../../../../../operator/activator/instances/start-watch.ts';
import type { StartFailure } from '../../../../../operator/activator/instances/start-failure.ts';
import { FakeClock } from '../../../../support/clock.ts';

const image: StartFailure = { code: 'ImagePullFailed', message: 'no image' };
const room: StartFailure = { code: 'Unschedulable', message: 'no room' };

function setUp() {
  const clock = new FakeClock();
  const told: string[] = [];
  const watch = new StartWatch(clock, ({ code, message }) => told.push(`${code} ${message}`));
  return { clock, told, watch };
}

describe('StartWatch', () => {
  test('tells a reason that stands, within two seconds', () => {
    const { clock, told, watch } = setUp();
    watch.observe(image);
    assert.deepEqual(told, []);
    clock.advance(1_999);
    assert.deepEqual(told, ['ImagePullFailed no image']);
  });

  test('a reason that is seen again and again is not put off', () => {
    const { clock, told, watch } = setUp();
    for (let index = 0; index < 6; index++) {
      watch.observe(image);
      clock.advance(300);
    }
    assert.ok(told.length > 0);
  });

  test('forgets a reason that heals in time', () => {
    const { clock, told, watch } = setUp();
    watch.observe(room);
    clock.advance(500);
    watch.observe(undefined);
    clock.advance(60_000);
    assert.deepEqual(told, []);
  });

  test('another reason begins anew', () => {
    const { clock, told, watch } = setUp();
    watch.observe(room);
    clock.advance(900);
    watch.observe(image);
    clock.advance(900);
    assert.deepEqual(told, []);
    clock.advance(100);
    assert.deepEqual(told, ['ImagePullFailed no image']);
  });

  test('tells the next caller at once while the reason stands', () => {
    const { clock, told, watch } = setUp();
    watch.observe(image);
    clock.advance(1_000);
    clock.advance(2_000);
    watch.observe(image);
    assert.equal(told.length, 2);
  });

  test('keeps no timer once stopped', () => {
    const { clock, watch } = setUp();
    watch.observe(image);
    watch.stop();
    assert.equal(clock.pending, 0);
  });
});
