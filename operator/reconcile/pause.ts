// Waiting that ends early with its signal, and leaves no listener behind.
import type { Clock } from './clock.ts';

export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}
