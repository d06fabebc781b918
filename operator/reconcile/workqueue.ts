// Keys that want a look. A key that is added again while it waits is one key; added while it is worked on, it comes back
// afterwards; so no key is ever worked on twice at once. Failures in a row make a key wait longer.
import { retryDelayMs, type Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import { keyText, type Key } from './contract.ts';

const BACKOFF: Backoff = { firstMs: 20, maxMs: 300_000 };

/** What is worth counting; what a queue tells is what client-go's queues tell. */
export interface QueueWatcher {
  /** A key has come that was not waiting already. */
  added(): void;
  /** It was taken, after this time. */
  taken(waitedSeconds: number): void;
  worked(seconds: number): void;
  retried(): void;
}

interface Waiting {
  key: Key;
  sinceMs: number;
}

export class WorkQueue {
  readonly #clock: Clock;
  readonly #watcher: QueueWatcher | undefined;
  readonly #waiting = new Map<string, Waiting>();
  /** By when they were taken. */
  readonly #working = new Map<string, number>();
  readonly #again = new Map<string, Waiting>();
  readonly #failures = new Map<string, number>();
  readonly #later = new Map<string, () => void>();
  readonly #takers: ((key: Key | undefined) => void)[] = [];
  #closed = false;

  constructor(clock: Clock, watcher?: QueueWatcher) {
    this.#clock = clock;
    this.#watcher = watcher;
  }

  get depth(): number {
    return this.#waiting.size;
  }

  add(key: Key): void {
    const id = keyText(key);
    if (this.#closed) return;
    const target = this.#working.has(id) ? this.#again : this.#waiting;
    if (target.has(id)) return;
    target.set(id, { key, sinceMs: this.#clock.monotonicMs() });
    this.#watcher?.added();
    this.#hand();
  }

  /** A later call for the same key replaces the earlier one. */
  addAfter(key: Key, delayMs: number): void {
    const id = keyText(key);
    this.#later.get(id)?.();
    const cancel = this.#clock.after(delayMs, () => {
      this.#later.delete(id);
      this.add(key);
    });
    this.#later.set(id, cancel);
  }

  /** After a failure: the more in a row, the later. Returns the delay in ms. */
  addAfterFailure(key: Key): number {
    const id = keyText(key);
    const failures = this.#failures.get(id) ?? 0;
    this.#failures.set(id, failures + 1);
    const delay = retryDelayMs(failures, BACKOFF);
    this.addAfter(key, delay);
    this.#watcher?.retried();
    return delay;
  }

  /** The key's failures in a row are over. */
  forget(key: Key): void {
    this.#failures.delete(keyText(key));
  }

  /** The next key, as soon as there is one; undefined once the queue is closed. Every key taken must be given to done(). */
  take(): Promise<Key | undefined> {
    return new Promise((resolve) => {
      this.#takers.push(resolve);
      this.#hand();
    });
  }

  done(key: Key): void {
    const id = keyText(key);
    const takenAt = this.#working.get(id);
    if (takenAt !== undefined) this.#watcher?.worked((this.#clock.monotonicMs() - takenAt) / 1000);
    this.#working.delete(id);
    const again = this.#again.get(id);
    this.#again.delete(id);
    if (again === undefined || this.#closed) return;
    this.#waiting.set(id, again);
    this.#hand();
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#later.values()) cancel();
    this.#later.clear();
    this.#waiting.clear();
    this.#hand();
  }

  #hand(): void {
    while (this.#takers.length > 0) {
      const next = this.#waiting.entries().next();
      if (next.done === true && !this.#closed) return;
      const taker = this.#takers.shift();
      if (next.done === true) taker?.(undefined);
      else {
        const [id, { key, sinceMs }] = next.value;
        const nowMs = this.#clock.monotonicMs();
        this.#waiting.delete(id);
        this.#working.set(id, nowMs);
        this.#watcher?.taken((nowMs - sinceMs) / 1000);
        taker?.(key);
      }
    }
  }
}
