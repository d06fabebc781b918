// How often something may happen: a bucket that fills steadily and holds a bounded amount.

export interface RateLimit {
  perSecond: number;
  burst: number;
}

export class Bucket {
  readonly #limit: RateLimit;
  #level: number;
  #filledAtMs: number;

  constructor(limit: RateLimit, nowMs: number) {
    this.#limit = limit;
    this.#level = limit.burst;
    this.#filledAtMs = nowMs;
  }

  /** False: not now. */
  take(nowMs: number): boolean {
    const { perSecond, burst } = this.#limit;
    this.#level = Math.min(burst, this.#level + ((nowMs - this.#filledAtMs) / 1000) * perSecond);
    this.#filledAtMs = nowMs;
    if (this.#level < 1) return false;
    this.#level--;
    return true;
  }
}
