import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindFunctionMetrics } from '../../../../operator/activator/function-metrics.ts';
import { createMetrics } from '../../../../operator/observe/metrics.ts';

test('a function that is gone leaves no series behind, also when something of it ends later', async () => {
  const metrics = createMetrics();
  const [kept, gone] = ['kept', 'gone'].map((name) =>
    bindFunctionMetrics(metrics, { namespace: 'shop', name, version: '$LATEST' }),
  );
  for (const bound of [kept, gone]) {
    bound?.answered('success', 0.01);
    bound?.waited(0.2);
    bound?.watch(() => ({ waiting: 1, instances: 2 }));
  }
  assert.match(
    await metrics.registry.metrics(),
    /pilotlight_waiting_requests\{namespace="shop",function="gone",version="\$LATEST"\} 1/,
  );
  gone?.forget();
  gone?.answered('success', 0.01);
  const text = await metrics.registry.metrics();
  assert.match(
    text,
    /pilotlight_invocations_total\{namespace="shop",function="kept",version="\$LATEST",outcome="success"\} 1/,
  );
  assert.match(
    text,
    /pilotlight_invocation_duration_seconds_count\{namespace="shop",function="kept",version="\$LATEST"\} 1/,
  );
  assert.match(text, /pilotlight_instances\{namespace="shop",function="kept",version="\$LATEST"\} 2/);
  assert.doesNotMatch(text, /gone/);
});
