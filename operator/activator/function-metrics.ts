// The metrics of one version of a function, counted here in plain numbers and handed over at every scrape.
import type { Metrics } from '../observe/metrics.ts';
import type { RouteName } from './routes/route-id.ts';

/** What is read at a scrape. */
export interface FunctionGauges {
  waiting: number;
  instances: number;
}

export interface FunctionMetrics {
  answered(outcome: string, seconds: number): void;
  waited(seconds: number): void;
  watch(read: () => FunctionGauges): void;
  /** What is gone leaves no series behind; what still ends afterwards is not counted. */
  forget(): void;
}

export function bindFunctionMetrics(metrics: Metrics, { namespace, name, version }: RouteName): FunctionMetrics {
  const labels = { namespace, function: name, version };
  const counted = new Map<string, number>();
  const outcomes = new Set<string>();
  const duration = metrics.duration.open(labels);
  const wait = metrics.wait.open(labels);
  let readGauges: (() => FunctionGauges) | undefined;
  let forgotten = false;
  const handOver = (): void => {
    for (const [outcome, count] of counted) {
      outcomes.add(outcome);
      metrics.invocations.inc({ ...labels, outcome }, count);
    }
    counted.clear();
    if (readGauges === undefined) return;
    const { waiting, instances } = readGauges();
    metrics.waiting.set(labels, waiting);
    metrics.instances.set(labels, instances);
  };
  metrics.readers.add(handOver);
  return {
    answered(outcome, seconds) {
      if (forgotten) return;
      counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
      duration.observe(seconds);
    },
    waited: (seconds) => void (forgotten || wait.observe(seconds)),
    watch: (read) => void (readGauges = read),
    forget() {
      forgotten = true;
      metrics.readers.delete(handOver);
      metrics.duration.close(duration);
      metrics.wait.close(wait);
      for (const metric of [metrics.waiting, metrics.instances]) metric.remove(labels);
      for (const outcome of outcomes) metrics.invocations.remove({ ...labels, outcome });
    },
  };
}
