// What a scenario is: a promise, and a run on a real cluster that measures whether it was kept.
import type { KubeClient } from '../../operator/kube/client.ts';
import type { Story } from '../e2e/support/world.ts';
import type { Values } from '../support/installation.ts';
import type { Ledger } from './load/ledger.ts';
import type { Runs } from './load/runs.ts';

export interface Stage {
  story: Story;
  /** As the cluster's administrator. */
  client: KubeClient;
  runs: Runs;
  say(line: string): void;
}

/** Broken when the value is above the limit, or is no number. */
export interface Fact {
  what: string;
  value: number;
  limit: number;
  unit?: 's';
}

export interface Outcome {
  ledger: Ledger;
  facts: Fact[];
}

/** short: what `npm test` has time for. */
export type Size = 'full' | 'short';

export interface Scenario {
  name: string;
  promise: string;
  /** What the chart is installed with, besides the images. */
  values?: Values;
  run(stage: Stage, size: Size): Promise<Outcome>;
}

export const count = (what: string, value: number, limit = 0): Fact => ({ what, value, limit });
export const seconds = (what: string, ms: number, limit: number): Fact => ({
  what,
  value: ms / 1000,
  limit,
  unit: 's',
});

/** Holds in every scenario; how many may fail is the scenario's own. */
export const factsOf = ({ failed, twice, falseSuccesses }: Ledger, mayFail = 0): Fact[] => [
  count('failed', failed.length, mayFail),
  count('run twice', twice.length),
  count('false successes', falseSuccesses.length),
];

export const isKept = ({ value, limit }: Fact): boolean => value <= limit;
export const brokenFacts = ({ facts }: Outcome): Fact[] => facts.filter((fact) => !isKept(fact));

export function describeFact({ what, value, limit, unit = undefined }: Fact): string {
  const number = (n: number): string => (unit === undefined ? String(n) : `${Number(n.toFixed(1))} ${unit}`);
  return `${what} ${number(value)}${value === 0 && limit === 0 ? '' : ` (≤ ${number(limit)})`}`;
}
