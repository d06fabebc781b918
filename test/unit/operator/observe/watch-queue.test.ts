import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMetrics } from '../../../../operator/observe/metrics.ts';
import { watchQueue } from '../../../../operator/observe/watch-queue.ts';

const names = ['adds_total', 'depth', 'queue_duration_seconds', 'retries_total', 'work_duration_seconds'];

test("a work queue's metrics are named as client-go names them, and all there from the first scrape", async () => {
  const metrics = createMetrics();
  watchQueue(metrics, 'Function');
  const text = await metrics.registry.metrics();
  for (const name of names) assert.match(text, new RegExp(`^workqueue_${name}(_count)?\\{name="Function"\\} 0$`, 'm'));
});

test('what a work queue tells is counted', async () => {
  const metrics = createMetrics();
  const queue = watchQueue(metrics, 'Function');
  queue.added();
  queue.taken(0.25);
  queue.worked(3);
  queue.retried();
  const text = await metrics.registry.metrics();
  assert.match(text, /^workqueue_adds_total\{name="Function"\} 1$/m);
  assert.match(text, /^workqueue_retries_total\{name="Function"\} 1$/m);
  assert.match(text, /^workqueue_queue_duration_seconds_sum\{name="Function"\} 0.25$/m);
  assert.match(text, /^workqueue_work_duration_seconds_sum\{name="Function"\} 3$/m);
});
