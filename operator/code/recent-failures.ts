// What failed a moment ago, and how, so that many who ask at once do not each try again.

interface Failed {
  error: unknown;
  atMs: number;
}

export class RecentFailures {
  readonly #keepMs: number;
  /** In the order of their times. */
  readonly #failed = new Map<string, Failed>();

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  add(key: string, error: unknown, nowMs: number): void {
    this.#failed.delete(key);
    this.#failed.set(key, { error, atMs: nowMs });
    for (const [old, { atMs }] of this.#failed) {
      if (nowMs - atMs < this.#keepMs) break;
      this.#failed.delete(old);
    }
  }

  throwRecent(key: string, nowMs: number): void {
    const failed = this.#failed.get(key);
    if (failed !== undefined && nowMs - failed.atMs < this.#keepMs) throw failed.error;
  }
}
