// A work queue's life in metrics. All series exist from the start, so that a rate works from the first scrape.
import type { QueueWatcher } from '../reconcile/workqueue.ts';
import type { Metrics } from './metrics.ts';

export function watchQueue(metrics: Metrics, kind: string): QueueWatcher {
  const labels = { name: kind };
  const { queueAdds, queueRetries, queueDuration, workDuration } = metrics;
  metrics.queueDepth.set(labels, 0);
  queueAdds.inc(labels, 0);
  queueRetries.inc(labels, 0);
  queueDuration.zero(labels);
  workDuration.zero(labels);
  return {
    added: () => queueAdds.inc(labels),
    taken: (waitedSeconds) => queueDuration.observe(labels, waitedSeconds),
    worked: (seconds) => workDuration.observe(labels, seconds),
    retried: () => queueRetries.inc(labels),
  };
}
