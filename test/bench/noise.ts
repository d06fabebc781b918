// How steady is this machine right now: the same piece of work, many times. On an idle machine p95 is close to p50.
import { summarize, type Summary } from './statistics.ts';

const ROUNDS = 200;

export function measureNoise(): Summary {
  return summarize(Array.from({ length: ROUNDS }, timeWork));
}

function timeWork(): number {
  const startedAt = performance.now();
  let sum = 0;
  for (let i = 0; i < 3_000_000; i++) sum = (sum + i * 7) % 1_000_003;
  if (sum < 0) throw new Error('unreachable');
  return performance.now() - startedAt;
}
