import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Histogram, Registry } from 'prom-client';
import { CountedHistogram } from '../../../../operator/observe/counted-histogram.ts';

test('a scrape cannot tell it from prom-client’s own', async () => {
  const options = { name: 'h_seconds', help: 'how long', labelNames: ['function'], buckets: [0.1, 1, 10] };
  const [own, theirs] = [new Registry(), new Registry()];
  const series = new CountedHistogram({ ...options, registers: [own] }).open({ function: 'f' });
  const histogram = new Histogram({ ...options, registers: [theirs] });
  for (const value of [0, 0.1, 0.5, 1, 9, 100]) {
    series.observe(value);
    histogram.observe({ function: 'f' }, value);
  }
  assert.equal(await own.metrics(), await theirs.metrics());
});
