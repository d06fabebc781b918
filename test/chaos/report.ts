// The table at the end: a row for each scenario, and below it what was measured.
import { describeFailures } from './load/ledger.ts';
import { brokenFacts, describeFact, isKept, type Outcome, type Scenario } from './scenario.ts';

export interface Row {
  scenario: Scenario;
  outcome?: Outcome;
  /** Why there is no outcome. */
  error?: string;
}

const line = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const heads = ['Scenario', 'Requests', 'Failed', 'Run twice', 'False successes', 'p50', 'p99', 'max', 'Held'];

export function makeReport(rows: readonly Row[]): string {
  const table = [line(...heads), line(...heads.map(() => '---')), ...rows.map(rowOf)];
  return [...table, '', ...rows.map(detailsOf)].join('\n');
}

function rowOf({ scenario, outcome }: Row): string {
  if (outcome === undefined) return line(scenario.name, ...heads.slice(2).map(() => '–'), '✘');
  const { sent, failed, twice, falseSuccesses, ms } = outcome.ledger;
  const counts = [sent, failed.length, twice.length, falseSuccesses.length].map(String);
  const times = [ms.p50, ms.p99, ms.max].map((value) => `${value.toFixed(0)} ms`);
  return line(scenario.name, ...counts, ...times, brokenFacts(outcome).length === 0 ? '✔' : '✘');
}

function detailsOf({ scenario, outcome, error }: Row): string {
  if (outcome === undefined) return `- ${scenario.name}: not run: ${error?.trim().split('\n').slice(-4).join(' ')}`;
  const { facts, ledger } = outcome;
  const failures = ledger.failed.length === 0 ? [] : [describeFailures(ledger.failed)];
  const measured = facts.map((fact) => `${isKept(fact) ? '' : '✘ '}${describeFact(fact)}`);
  return `- ${scenario.name}: ${[...measured, ...failures].join('; ')}`;
}
