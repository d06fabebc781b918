// New code under load: the old revision serves until the new one can, then drains.
import { until } from '../../support/until.ts';
import { balance } from '../load/ledger.ts';
import type { Load } from '../load/load.ts';
import { applyFunction, endTraffic, startTraffic, untilReady } from '../functions.ts';
import { count, factsOf, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

const updatesOf: Record<Size, number> = { full: 5, short: 2 };

export const rollingCode: Scenario = {
  name: 'rolling-code',
  promise: 'Code updates under load lose no request.',
  run,
};

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const updates = updatesOf[size];
  const load = await startTraffic(stage, 'rolling', 50);
  for (let version = 1; version <= updates; version++) await updateCode(stage, 'rolling', version, load);
  const calls = await endTraffic(stage, load);
  const ledger = balance(calls, stage.runs.pods);
  const last = versionOf(calls.at(-1)?.text);
  return { ledger, facts: [...factsOf(ledger), count('versions behind in the end', updates - last)] };
}

/** Returns when the new code has answered for a while. */
export async function updateCode(stage: Stage, name: string, version: number, load: Load): Promise<void> {
  await applyFunction(stage, name, version);
  await untilReady(stage, name);
  await until(`answers by version ${version}`, () => versionOf(load.ended.at(-1)?.text) === version);
  const seen = load.ended.length;
  await until(`more answers`, () => load.ended.length > seen + 50);
}

function versionOf(text = '{}'): number {
  try {
    return (JSON.parse(text) as { version?: number }).version ?? NaN;
  } catch {
    return NaN;
  }
}
