// A signal that ends after a time, by the injected clock; whoever needs it no longer cancels it, and no timer stays behind.
import type { Clock } from './clock.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  cancel(): void;
}

export function deadline(clock: Clock, delayMs: number, reason: string): Deadline {
  const over = new AbortController();
  const cancel = clock.after(delayMs, () => over.abort(new Error(reason)));
  return { signal: over.signal, cancel };
}
