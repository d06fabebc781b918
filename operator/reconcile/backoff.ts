// How long to wait after the n-th failure in a row: doubling, capped, with jitter so that nobody marches in step.

export interface Backoff {
  firstMs: number;
  maxMs: number;
}

/** `failures` counts from 0. The result lies between half of and the whole doubled delay. */
export function retryDelayMs(
  failures: number,
  { firstMs, maxMs }: Backoff,
  random: () => number = Math.random,
): number {
  const whole = Math.min(maxMs, firstMs * 2 ** Math.min(failures, 30));
  return whole / 2 + (whole / 2) * random();
}
