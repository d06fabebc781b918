// Takes keys off a queue and lets the reconciler look at them. The one place that knows what an outcome means.
import type { Clock } from './clock.ts';
import { Terminal, type Key, type Outcome, type Reconciler } from './contract.ts';
import { deadline } from './deadline.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
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
  /** Looks at once. */
  concurrency: number;
  /** One look may take this long; then its signal ends. */
  limitMs: number;
  report: (report: WorkerReport) => void;
}

/** A look that takes longer gives its place to another, so that slow objects delay nobody else. */
const SLOW_MS = 250;
/** But no more places than this are given away: when all is slow, then that is what slows us down. */
const SLOW_PER_PLACE = 16;
/** A look that goes on although its signal has ended is not waited for longer: the fence lets none of its writes through. */
const LEAVE_MS = 500;

/** Runs until the queue is closed; resolves when the last look is over. */
export async function runWorkers(options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { queue, concurrency, clock } = options;
  const slow = new Set<Promise<void>>();
  const loop = async (): Promise<void> => {
    for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
      const look = lookAt(key, options, signal);
      if (slow.size >= concurrency * SLOW_PER_PLACE || (await isOverWithin(look, clock, SLOW_MS))) await look;
      else keepWhileItRuns(slow, look);
    }
  };
  const loops = Array.from({ length: concurrency }, loop);
  const all = Promise.all(loops).then(() => Promise.all(slow));
  await Promise.race([all, leave(clock, signal)]);
}

function keepWhileItRuns(slow: Set<Promise<void>>, look: Promise<void>): void {
  slow.add(look);
  void look.then(() => slow.delete(look));
}

async function isOverWithin(look: Promise<void>, clock: Clock, limitMs: number): Promise<boolean> {
  const { promise: tooLong, resolve } = Promise.withResolvers<false>();
  const cancel = clock.after(limitMs, () => resolve(false));
  const isOver = await Promise.race([look.then(() => true), tooLong]);
  cancel();
  return isOver;
}

async function leave(clock: Clock, signal: AbortSignal): Promise<void> {
  await ended(signal);
  await pause(clock, LEAVE_MS, new AbortController().signal);
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Never rejects. */
async function lookAt(key: Key, options: WorkerOptions, signal: AbortSignal): Promise<void> {
  const { queue, reconciler, clock, limitMs, report } = options;
  const startedAt = clock.monotonicMs();
  const finish = (rest: Omit<WorkerReport, 'key' | 'durationMs'>): void =>
    report({ key, durationMs: clock.monotonicMs() - startedAt, ...rest });
  const limit = deadline(clock, limitMs, `the look took longer than ${limitMs} ms`);
  try {
    settle(queue, key, await reconciler.reconcile(key, AbortSignal.any([signal, limit.signal])));
    finish({ outcome: 'done' });
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof Terminal) {
      queue.forget(key);
      finish({ outcome: 'terminal', error });
    } else finish({ outcome: 'retry', retryInMs: queue.addAfterFailure(key), error });
  } finally {
    limit.cancel();
    queue.done(key);
  }
}

function settle(queue: WorkQueue, key: Key, { againInMs }: Outcome): void {
  queue.forget(key);
  if (againInMs !== undefined) queue.addAfter(key, againInMs);
}
