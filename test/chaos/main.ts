// `npm run chaos`: breaks things on a real cluster under load and says whether what is promised held. `npm run chaos -- NAME…`
// runs only those scenarios, `--short` as short as in `npm test`, and `--keep` leaves the cluster for a look.
import { parseArgs } from 'node:util';
import { down } from '../support/cluster/index.ts';
import { makeSteps } from '../support/start/steps.ts';
import type { Call } from './load/call.ts';
import { makeReport, type Row } from './report.ts';
import { brokenFacts, type Outcome, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios/all.ts';
import { openStage, prepare, type OpenStage } from './stage.ts';

const CLUSTER = 'pilotlight-chaos';
const { values, positionals: wanted } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0)
  throw new Error(
    `no such scenario: ${unknown.join(', ')} (there are ${scenarios.map(({ name }) => name).join(', ')})`,
  );
const chosen = scenarios.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const step = makeSteps();
try {
  const stage = await step('A cluster with Pilotlight', (log) => openStage(CLUSTER, log));
  const rows: Row[] = [];
  for (const scenario of chosen) rows.push({ scenario, ...(await attempt(stage, scenario)) });
  stage.close();
  console.log(`\n${makeReport(rows)}`);
  if (rows.some(({ outcome }) => outcome === undefined || brokenFacts(outcome).length > 0)) process.exitCode = 1;
} finally {
  if (!values.keep) await down(CLUSTER);
}

/** One failure of each kind. */
function examples({ ledger }: Outcome): Call[] {
  const kinds = Map.groupBy(ledger.failed, ({ failure }) => failure);
  return [...kinds.values()].flatMap((calls) => calls.slice(0, 1));
}

/** A scenario that cannot run is a promise that was not shown. */
async function attempt(stage: OpenStage, scenario: Scenario): Promise<Omit<Row, 'scenario'>> {
  try {
    const outcome = await step(`${scenario.name}: ${scenario.promise}`, async (say) => {
      await prepare(stage, scenario.values);
      return scenario.run({ ...stage, say }, values.short ? 'short' : 'full');
    });
    for (const { id, failure, text, status } of examples(outcome))
      console.log(`    ${id}: ${status} ${failure}: ${text}`);
    return { outcome };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`    ${message}`);
    return { error: message };
  }
}
