import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindFunctionMetrics } from '../../../../operator/activator/function-metrics.ts';
import { createMetrics } from '../../../../operator/observe/metrics.ts';

test('a function that is gone leaves no series behind, also when something of it ends later', async () => {
  const metrics = createMetrics();
  const [kept, gone] = ['kept', 'gone'].map((name) => bindFunctionMetrics(metrics, 'shop', name));
  for (const bound of [kept, gone]) {
    bound?.answered('success', 0.01);
    bound?.waited(0.2);
    bound?.setWaiting(1);
    bound?.setInstances(2);
  }
  gone?.forget();
  gone?.answered('success', 0.01);
  gone?.setInstances(0);
  const text = await metrics.registry.metrics();
  assert.match(text, /pilotlight_invocations_total\{namespace="shop",function="kept",outcome="success"\} 1/);
  assert.match(text, /pilotlight_instances\{namespace="shop",function="kept"\} 2/);
  assert.doesNotMatch(text, /gone/);
});
