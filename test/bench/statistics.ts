// Numbers about numbers. Ratios of medians of one run are what the bench claims; the rest shows how much to trust them.

export interface Summary {
  min: number;
  p50: number;
  p95: number;
  max: number;
  count: number;
}

export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { min: at(0.0001), p50: at(0.5), p95: at(0.95), max: at(1), count: sorted.length };
}
