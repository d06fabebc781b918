import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from '../../../../operator/observe/metrics.ts';

test('every metric of ours explains itself, and has few series', async () => {
  const { registry } = createMetrics();
  const own = (await registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('pilotlight_'));
  assert.ok(own.length > 10);
  for (const { name, help } of own) assert.ok(help.length > 10, name);
  for (const name of ['pilotlight_wait_seconds', 'pilotlight_invocation_duration_seconds']) {
    const buckets = (registry.getSingleMetric(name) as unknown as { upperBounds: number[] }).upperBounds;
    assert.ok(buckets.length <= 8, name);
  }
});

test('the CPU time of the process is among them, for figures per invocation', async () => {
  assert.match(await createMetrics().registry.metrics(), /^process_cpu_seconds_total /m);
});
