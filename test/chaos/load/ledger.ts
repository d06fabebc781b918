// Both sides of every request in one book: what its client saw, and how often it ran. Pure.
import type { Call } from './call.ts';

export interface Ledger {
  sent: number;
  answered: number;
  failed: Call[];
  /** Ran more than once. */
  twice: string[];
  /** Answered, and never ran. */
  falseSuccesses: string[];
  /** Ran, and its client heard of a failure. */
  ranUnanswered: number;
  /** Of those answered. */
  ms: { p50: number; p99: number; max: number };
}

export function balance(calls: readonly Call[], runs: ReadonlyMap<string, readonly string[]>): Ledger {
  const times = ({ id }: Call): number => runs.get(id)?.length ?? 0;
  const answered = calls.filter(({ failure }) => failure === undefined);
  const failed = calls.filter(({ failure }) => failure !== undefined);
  const ids = (some: readonly Call[]): string[] => some.map(({ id }) => id);
  return {
    sent: calls.length,
    answered: answered.length,
    failed,
    twice: ids(calls.filter((call) => times(call) > 1)),
    falseSuccesses: ids(answered.filter((call) => times(call) === 0)),
    ranUnanswered: failed.filter((call) => times(call) > 0).length,
    ms: quantiles(answered.map(({ ms }) => ms)),
  };
}

function quantiles(values: readonly number[]): Ledger['ms'] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** `ServiceException × 2, ECONNRESET × 1` */
export function describeFailures(failed: readonly Call[]): string {
  const counts = Map.groupBy(failed, ({ failure }) => failure ?? '');
  return [...counts].map(([failure, calls]) => `${failure} × ${calls.length}`).join(', ');
}
