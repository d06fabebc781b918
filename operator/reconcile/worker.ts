// Takes keys off a queue and lets the reconciler look at them. The one place that knows what an outcome means.
import type { Clock } from './clock.ts';
import { Terminal, type Key, type Outcome, type Reconciler } from './contract.ts';
import type { WorkQueue } from './workqueue.ts';

export interface WorkerReport {
  key: Key;
  outcome: 'done' | 'retry' | 'terminal';
  durationMs: number;
  retryInMs?: number;
  error?: unknown;
}

export interface WorkerOptions {
  queue: WorkQueue;
  reconciler: Reconciler;
  clock: Clock;
  concurrency: number;
  /** One look may take this long. */
  limitMs: number;
  report: (report: WorkerReport) => void;
}

/** Runs until the queue is closed; resolves when the last look is over. */
export async function runWorkers(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const loop = async (): Promise<void> => {
    for (let key = await options.queue.take(); key !== undefined; key = await options.queue.take()) {
      await workOn(key, options, signal);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, loop));
}

async function workOn(key: Key, options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { queue, reconciler, clock, limitMs, report } = options;
  const startedAt = clock.monotonicMs();
  const finish = (rest: Omit<WorkerReport, 'key' | 'durationMs'>): void =>
    report({ key, durationMs: clock.monotonicMs() - startedAt, ...rest });
  try {
    settle(queue, key, await reconciler.reconcile(key, AbortSignal.any([signal, AbortSignal.timeout(limitMs)])));
    finish({ outcome: 'done' });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof Terminal) {
      queue.forget(key);
      finish({ outcome: 'terminal', error });
    } else finish({ outcome: 'retry', retryInMs: queue.addAfterFailure(key), error });
  } finally {
    queue.done(key);
  }
}

function settle(queue: WorkQueue, key: Key, { againInMs }: Outcome): void {
  queue.forget(key);
  if (againInMs !== undefined) queue.addAfter(key, againInMs);
}
