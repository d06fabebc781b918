// An activator dies under load, without a word to anybody: first the one that works for the function, then the other.
import { killHard, untilReadyPods } from '../faults/containers.ts';
import { activatorsByStreams } from '../faults/attached.ts';
import { endTraffic, startTraffic } from '../functions.ts';
import type { Call } from '../load/call.ts';
import { balance } from '../load/ledger.ts';
import type { Load } from '../load/load.ts';
import { until } from '../../support/until.ts';
import { count, factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

/** What a client may hear: its connection ended there, */
const CONNECTION = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'];
/** or its event was under way there. */
const UNDER_WAY = 'ServiceException';
/** The kernel closes what a dead process had open, and the other side hears of it; until then it still sends there. */
const NEWS_MS = 100;
const AT_ONCE_S = 5;
const RECOVERED_S = 10;
const PER_SECOND = 80;
/** Traffic without a failure for so long has recovered. */
const QUIET_MS = 12_000;
const killsOf: Record<Size, number> = { full: 2, short: 1 };

export const killedActivator: Scenario = {
  name: 'killed-activator',
  promise:
    'An activator that is killed costs what was under way on it, at once and typed; traffic recovers within 10 s.',
  values: { activator: { replicas: 2 } },
  run,
};

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const load = await startTraffic(stage, 'bereft', PER_SECOND);
  const kills: number[] = [];
  for (let kill = 0; kill < killsOf[size]; kill++) kills.push(await killOne(stage, load, kill));
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  const { failed } = ledger;
  const recoveries = kills.map((atMs, which) => recoveryMs(failed, atMs, kills[which + 1]));
  const unexplained = failed.filter((one) => !isExplained(one, kills));
  for (const { id, failure, atMs, ms, text } of unexplained) {
    const after = kills.map((killedAtMs) => Math.round(atMs - killedAtMs)).join(' and ');
    stage.say(`${id}, sent ${after} ms after the kills: ${failure} after ${Math.round(ms)} ms: ${text}`);
  }
  const outside = failed.filter(({ atMs, ms }) => atMs + ms < (kills[0] ?? Infinity));
  return {
    ledger,
    facts: [
      ...factsOf(ledger, PER_SECOND * RECOVERED_S * kills.length),
      count('failed before', outside.length),
      count('neither by connection nor under way', unexplained.length),
      seconds('slowest failure', Math.max(0, ...failed.map(({ ms }) => ms)), AT_ONCE_S),
      seconds('traffic recovered', Math.max(...recoveries), RECOVERED_S),
    ],
  };
}

async function killOne(stage: Stage, load: Load, which: number): Promise<number> {
  await untilReadyPods(stage.client, 'activator', 2);
  const activators = await activatorsByStreams(stage);
  const victim = activators[which % activators.length];
  if (victim === undefined || activators.length < 2) throw new Error('there are not two activators');
  const atMs = performance.now();
  await killHard(victim.pid);
  stage.say(`killed ${victim.pod} with ${victim.streams} streams`);
  await until(
    'traffic without failures',
    () => performance.now() - Math.max(atMs, lastFailureMs(load.ended)) > QUIET_MS,
    { withinMs: 90_000, everyMs: 200 },
  );
  stage.say(`the last request that failed was sent ${Math.round(recoveryMs(load.ended, atMs))} ms later`);
  return atMs;
}

const lastFailureMs = (calls: readonly Call[]): number =>
  Math.max(0, ...calls.filter(({ failure }) => failure !== undefined).map(({ atMs }) => atMs));

/** From the fault until the last request was sent that failed before the next one. */
export function recoveryMs(calls: readonly Call[], faultAtMs: number, nextAtMs = Infinity): number {
  const due = calls.filter(
    ({ failure, atMs, ms }) => failure !== undefined && atMs + ms >= faultAtMs && atMs + ms < nextAtMs,
  );
  return Math.max(0, ...due.map(({ atMs }) => atMs - faultAtMs));
}

function isExplained({ failure = '', atMs, ms }: Call, kills: readonly number[]): boolean {
  const wasUnderWay = kills.some((killedAtMs) => atMs <= killedAtMs + NEWS_MS && killedAtMs <= atMs + ms);
  return CONNECTION.includes(failure) || (failure === UNDER_WAY && wasUnderWay);
}
