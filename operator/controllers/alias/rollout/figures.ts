// What all activators together tell of a candidate, and whether that is within the limits.
import type { Rollout } from '../../../api/rollout.ts';
import type { RolloutFigures } from '../../../api/rollout-figures.ts';

export interface Figures {
  readonly invocations: number;
  readonly errors: number;
  /** undefined: no latency is known. */
  readonly p99Ms: number | undefined;
  /** Why not all activators are in it. */
  readonly missing: readonly string[];
}

export type Limits = NonNullable<Rollout['abort']>;

export function sumFigures(answers: readonly RolloutFigures[], missing: readonly string[]): Figures {
  return {
    invocations: sum(answers.map(({ invocations }) => invocations)),
    errors: sum(answers.map(({ errors }) => errors)),
    p99Ms: p99Of(answers.flatMap(({ p99 }) => p99)),
    missing,
  };
}

/** The upper bound of the bucket in which the 99th percentile lies. */
function p99Of(buckets: RolloutFigures['p99']): number | undefined {
  const sorted = buckets.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  let left = Math.ceil(sum(sorted.map(([, count]) => count)) * 0.99);
  return sorted.find(([, count]) => (left -= count) <= 0)?.[0];
}

/** What is over its limit, in words. Activators that are missing cannot make what the others have seen good. */
export function brokenLimit(limits: Limits | undefined, figures: Figures | undefined): string | undefined {
  if (limits === undefined || figures === undefined) return undefined;
  const { invocations, errors, p99Ms } = figures;
  const { errorRate, p99Milliseconds, minimumInvocations } = limits;
  if (invocations < minimumInvocations) return undefined;
  if (errorRate !== undefined && errors / invocations > errorRate)
    return `errorRate: ${errors} of ${invocations} invocations failed (${Number((errors / invocations).toPrecision(3))}), the limit is ${errorRate}`;
  if (p99Milliseconds !== undefined && p99Ms !== undefined && p99Ms > p99Milliseconds)
    return `p99Milliseconds: ${p99Ms} ms in ${invocations} invocations, the limit is ${p99Milliseconds} ms`;
  return undefined;
}

/** What is still to be known before the step may end, in words. */
export function missingFigure(limits: Limits | undefined, figures: Figures | undefined): string | undefined {
  if (limits === undefined) return undefined;
  if (figures === undefined) return 'no activator was asked yet';
  if (figures.missing.length > 0) return figures.missing.join('; ');
  if (figures.invocations < limits.minimumInvocations)
    // Without the count: a status that changes at every look would bring about the next one.
    return `fewer than ${limits.minimumInvocations} invocations so far (minimumInvocations)`;
  if (limits.p99Milliseconds !== undefined && figures.p99Ms === undefined) return 'no latency is known';
  return undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
