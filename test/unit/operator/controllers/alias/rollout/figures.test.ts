import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sumFigures } from '../../../../../../operator/controllers/alias/rollout/figures.ts';

const answer = (invocations: number, errors: number, p99: [number, number][]) => ({
  candidate: '2',
  since: '',
  invocations,
  errors,
  p99,
});

describe('sumFigures', () => {
  test('adds up what activators tell, and their latencies to one percentile', () => {
    const slow = answer(1, 1, [[900, 1]]);
    assert.deepEqual(sumFigures([answer(99, 2, [[20, 99]]), slow], ['x']), {
      invocations: 100,
      errors: 3,
      p99Ms: 20,
      missing: ['x'],
    });
    assert.equal(sumFigures([answer(98, 0, [[20, 98]]), slow, slow], []).p99Ms, 900);
  });
  test('in any order of buckets; without any it is not known', () => {
    const buckets: [number, number][] = [
      [50, 1],
      [10, 1],
    ];
    assert.equal(sumFigures([answer(2, 0, buckets)], []).p99Ms, 50);
    assert.equal(sumFigures([answer(0, 0, [[10, 0]])], []).p99Ms, undefined);
  });
});
