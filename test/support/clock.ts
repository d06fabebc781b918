// A clock that stands still until a test turns it.
import type { Clock } from '../../operator/reconcile/clock.ts';

interface Timer {
  atMs: number;
  callback: () => void;
}

export class FakeClock implements Clock {
  #nowMs = 0;
  #timers: Timer[] = [];
  readonly #epochMs: number;

  constructor(epochMs = Date.parse('2026-01-01T00:00:00Z')) {
    this.#epochMs = epochMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  now(): Date {
    return new Date(this.#epochMs + this.#nowMs);
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Time goes by and no timer runs, as in a process that was stopped. */
  freeze(ms: number): void {
    this.#nowMs += ms;
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** Runs every timer that falls due, in order. */
  advance(ms: number): void {
    const end = this.#nowMs + ms;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.atMs <= end).sort((a, b) => a.atMs - b.atMs)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      due.callback();
    }
    this.#nowMs = end;
  }
}
