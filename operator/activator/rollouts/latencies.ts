// Latencies in buckets that are each 5 % wider than the one before: an answer's place costs a logarithm, and a percentile read from them is
// at most 5 % too high.
const GROWTH = 1.05;
const LOG_GROWTH = Math.log(GROWTH);

/** The upper bound of a bucket in milliseconds, and how many are in it. */
export type Bucket = [upperMs: number, count: number];

export class Latencies {
  /** By index; the first one ends at 1 ms. There are at most some hundred. */
  readonly #counts = new Map<number, number>();

  observe(ms: number): void {
    const at = ms <= 1 ? 0 : Math.ceil(Math.log(ms) / LOG_GROWTH);
    this.#counts.set(at, (this.#counts.get(at) ?? 0) + 1);
  }

  /** Those with something in them, rising. */
  buckets(): Bucket[] {
    const rising = [...this.#counts].sort(([a], [b]) => a - b);
    return rising.map(([at, count]) => [GROWTH ** at, count]);
  }
}
