// How long to wait before the next attempt: doubling, capped, and jittered so that a restarted activator is not met by
// all its shims at once.

const FIRST_MS = 20;
const LONGEST_MS = 1000;

export class Backoff {
  readonly #random: () => number;
  #next = FIRST_MS;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Between half of the step and all of it. */
  take(): number {
    const step = this.#next;
    this.#next = Math.min(LONGEST_MS, step * 2);
    return step * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#next = FIRST_MS;
  }
}
