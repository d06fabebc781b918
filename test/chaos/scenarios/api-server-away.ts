// The API server is away again and again, while warm traffic goes on; after each return, a new Function shows that all of
// Pilotlight has found back.
import { setTimeout as delay } from 'node:timers/promises';
import { balance } from '../load/ledger.ts';
import { takeAway, type Absence } from '../faults/api-server.ts';
import { applyFunction, remove, startTraffic, untilAnswers, untilKnown, untilReady } from '../functions.ts';
import { factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

const sizes: Record<Size, { absences: Absence[]; awayMs: number }> = {
  full: { absences: Array.from({ length: 5 }, (): Absence[] => ['hangs', 'gone']).flat(), awayMs: 60_000 },
  short: { absences: ['gone'], awayMs: 12_000 },
};
const CONVERGED_S = 15;

export const apiServerAway: Scenario = {
  name: 'api-server-away',
  promise: 'While the API server is away, warm traffic goes on; 15 s after its return everything is current.',
  run,
};

interface Convergence {
  readyMs: number;
  knownMs: number;
  answersMs: number;
}

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const { absences, awayMs } = sizes[size];
  const load = await startTraffic(stage, 'steady', 50);
  const converged: Convergence[] = [];
  for (const [round, absence] of absences.entries()) {
    const bringBack = await takeAway(stage.story.world.cluster, absence);
    // How long it is away is the scenario, not a wait for something.
    await delay(awayMs);
    await bringBack();
    const after = await converge(stage, `after-${round}`);
    const times = Object.values(after).map((ms) => `${(ms / 1000).toFixed(1)} s`);
    stage.say(`round ${round + 1}, ${absence}: Ready after ${times.join(', known after ')}`);
    converged.push(after);
  }
  const ledger = balance(await load.stop(), stage.runs.pods);
  const slowest = (part: keyof Convergence): number => Math.max(...converged.map((one) => one[part]));
  return {
    ledger,
    facts: [
      ...factsOf(ledger),
      seconds('a new Function Ready', slowest('readyMs'), CONVERGED_S),
      seconds('known to the activator', slowest('knownMs'), CONVERGED_S),
      seconds('answering', slowest('answersMs'), CONVERGED_S),
    ],
  };
}

/** From now, until a Function that is applied now is Ready, and until it answers. */
export async function converge(stage: Stage, name: string): Promise<Convergence> {
  const from = performance.now();
  const since = (): number => performance.now() - from;
  await applyFunction(stage, name);
  const [readyMs, knownMs, answersMs] = await Promise.all(
    [untilReady, untilKnown, untilAnswers].map((reached) => reached(stage, name, 120_000).then(since)),
  );
  await remove(stage, name);
  return { readyMs: readyMs ?? NaN, knownMs: knownMs ?? NaN, answersMs: answersMs ?? NaN };
}
