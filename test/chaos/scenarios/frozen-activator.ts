// The activator that works for the function is frozen for 30 s and wakes: what another one took over must not run there, too.
import { setTimeout as delay } from 'node:timers/promises';
import { activatorsByStreams } from '../faults/attached.ts';
import { untilReadyPods } from '../faults/containers.ts';
import { endTraffic, startTraffic } from '../functions.ts';
import { HANG } from '../load/call.ts';
import { balance } from '../load/ledger.ts';
import { count, factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';
import { recoveryMs } from './killed-activator.ts';

const PER_SECOND = 40;
const frozenMs: Record<Size, number> = { full: 30_000, short: 30_000 };
/** What it held when it froze is looked at after it woke. */
const AFTER_MS = 10_000;

export const frozenActivator: Scenario = {
  name: 'frozen-activator',
  promise: 'An activator that was frozen and wakes runs nothing that another one has taken over.',
  values: { activator: { replicas: 2 } },
  run,
};

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const load = await startTraffic(stage, 'fenced', PER_SECOND);
  await untilReadyPods(stage.client, 'activator', 2);
  const [victim, other] = await activatorsByStreams(stage);
  if (victim === undefined || other === undefined) throw new Error('there are not two activators');
  const atMs = performance.now();
  process.kill(victim.pid, 'SIGSTOP');
  stage.say(`froze ${victim.pod} with ${victim.streams} streams`);
  await delay(frozenMs[size]);
  process.kill(victim.pid, 'SIGCONT');
  await delay(AFTER_MS);
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  const { failed } = ledger;
  const awake = failed.filter((one) => one.atMs > atMs + frozenMs[size]);
  return {
    ledger,
    facts: [
      ...factsOf(ledger, (PER_SECOND * frozenMs[size]) / 1000),
      count('of requests sent after it woke', awake.length),
      count('hung', failed.filter(({ failure }) => failure === HANG).length, PER_SECOND * 10),
      seconds('the others recovered', recoveryMs(failed, atMs), frozenMs[size] / 1000),
    ],
  };
}
