import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Latencies } from '../../../../../operator/activator/rollouts/latencies.ts';

describe('latencies', () => {
  test('each is in a bucket that ends at most 5 % above it, and not below it', () => {
    for (let ms = 1.01; ms < 905_000; ms *= 1.013) {
      const latencies = new Latencies();
      latencies.observe(ms);
      const [[upperMs, count] = [0, 0], ...others] = latencies.buckets();
      assert.ok(upperMs >= ms * (1 - 1e-9) && upperMs <= ms * 1.05 * (1 + 1e-9), `${ms} in ${upperMs}`);
      assert.deepEqual([count, others], [1, []]);
    }
  });

  test('buckets rise, and up to 1 ms there is one', () => {
    const latencies = new Latencies();
    for (const ms of [500, 0, 1, 0.2, 100, 100]) latencies.observe(ms);
    const buckets = latencies.buckets();
    assert.deepEqual(
      buckets.map(([, count]) => count),
      [3, 2, 1],
    );
    assert.equal(buckets[0]?.[0], 1);
    assert.ok(buckets.every(([upperMs], at) => upperMs > (buckets[at - 1]?.[0] ?? 0)));
  });
});
