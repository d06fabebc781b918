import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Backoff } from '../../../../runtime-shim/supervisor/backoff.ts';

it('Backoff doubles from 20 ms to 1 s, between half and all of the step, and begins again after a success', () => {
  const longest = new Backoff(() => 1);
  const steps = Array.from({ length: 8 }, () => longest.take());
  assert.deepEqual(steps, [20, 40, 80, 160, 320, 640, 1000, 1000]);
  longest.reset();
  assert.equal(longest.take(), 20);
  assert.equal(new Backoff(() => 0).take(), 10);
});
