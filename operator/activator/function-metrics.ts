// The metrics of one function, bound once: a lookup by label for each request would cost more than counting.
import type { Metrics } from '../observe/metrics.ts';

export interface FunctionMetrics {
  answered(outcome: string, seconds: number): void;
  waited(seconds: number): void;
  setWaiting(count: number): void;
  setInstances(count: number): void;
  /** A Function that is gone leaves no series behind; what still ends afterwards is not counted. */
  forget(): void;
}

export function bindFunctionMetrics(metrics: Metrics, namespace: string, name: string): FunctionMetrics {
  const labels = { namespace, function: name };
  const outcomes = new Map<string, { inc(): void }>();
  const duration = metrics.duration.labels(labels);
  const wait = metrics.wait.labels(labels);
  const waiting = metrics.waiting.labels(labels);
  const instances = metrics.instances.labels(labels);
  let forgotten = false;
  const counterOf = (outcome: string): { inc(): void } => {
    const counter = outcomes.get(outcome) ?? metrics.invocations.labels({ ...labels, outcome });
    outcomes.set(outcome, counter);
    return counter;
  };
  return {
    answered(outcome, seconds) {
      if (forgotten) return;
      counterOf(outcome).inc();
      duration.observe(seconds);
    },
    waited: (seconds) => void (forgotten || wait.observe(seconds)),
    setWaiting: (count) => void (forgotten || waiting.set(count)),
    setInstances: (count) => void (forgotten || instances.set(count)),
    forget() {
      forgotten = true;
      for (const metric of [metrics.duration, metrics.wait, metrics.waiting, metrics.instances]) metric.remove(labels);
      for (const outcome of outcomes.keys()) metrics.invocations.remove({ ...labels, outcome });
    },
  };
}
