import assert from 'node:assert/strict';
import { it } from 'node:test';
import { EpochFence } from '../../../../runtime-shim/supervisor/epoch.ts';

it('EpochFence admits what is not below the highest epoch heard', () => {
  const fence = new EpochFence();
  assert.deepEqual(
    [3, 2, 3, 5, 4].map((epoch) => fence.admit(epoch)),
    [true, false, true, true, false],
  );
  assert.equal(fence.highest, 5);
});
