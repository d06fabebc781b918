// A controller: what makes it look at an object, and how it looks. runController ties it to a queue and workers.
import type { Clock } from './clock.ts';
import type { Key, Reconciler } from './contract.ts';
import { runWorkers, type WorkerReport } from './worker.ts';
import { WorkQueue, type QueueWatcher } from './workqueue.ts';

export interface Controller extends Reconciler {
  /** The kind that its keys name. */
  readonly kind: string;
  /** Calls enqueue with the key of every object that wants a look, from now on. */
  watch(enqueue: (key: Key) => void): void;
}

export interface ControllerOptions {
  clock: Clock;
  concurrency: number;
  limitMs: number;
  report: (kind: string, report: WorkerReport) => void;
  watchQueue?: ((kind: string) => QueueWatcher) | undefined;
}

export interface RunningController {
  readonly kind: string;
  readonly queue: WorkQueue;
  /** Starts the workers; resolves when the signal has ended and the last look is over, or does not end. */
  run(signal: AbortSignal): Promise<void>;
}

/** Keys gather from now on; nothing is looked at before run(). So a standby that takes over knows what to look at. */
export function prepareController(controller: Controller, options: ControllerOptions): RunningController {
  const queue = new WorkQueue(options.clock, options.watchQueue?.(controller.kind));
  controller.watch((key) => queue.add(key));
  const report = (entry: WorkerReport): void => options.report(controller.kind, entry);
  const run = (signal: AbortSignal): Promise<void> => {
    signal.addEventListener('abort', () => queue.close(), { once: true });
    return runWorkers({ ...options, queue, reconciler: controller, report }, signal);
  };
  return { kind: controller.kind, queue, run };
}
