import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { retryDelayMs } from '../../../../operator/reconcile/backoff.ts';

const backoff = { firstMs: 10, maxMs: 1000 };

describe('retryDelayMs', () => {
  for (const [failures, whole] of [
    [0, 10],
    [1, 20],
    [3, 80],
    [7, 1000],
    [5000, 1000],
  ] as const) {
    test(`after ${failures} failures lies between ${whole / 2} and ${whole} ms`, () => {
      assert.equal(
        retryDelayMs(failures, backoff, () => 0),
        whole / 2,
      );
      assert.equal(
        retryDelayMs(failures, backoff, () => 1),
        whole,
      );
    });
  }
});
