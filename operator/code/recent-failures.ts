// What failed lately, and how, so that not all who ask try again.

export interface Failed {
  readonly error: unknown;
  readonly atMs: number;
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

  /** undefined: it did not fail lately. */
  find(key: string, nowMs: number): Failed | undefined {
    const failed = this.#failed.get(key);
    return failed !== undefined && nowMs - failed.atMs < this.#keepMs ? failed : undefined;
  }
}
