// The API server is away again and again, while warm traffic goes on; after each return, a new Function shows that all of
// Pilotlight has found back.
import { setTimeout as delay } from 'node:timers/promises';
import { balance } from '../load/ledger.ts';
import { takeAway, type Absence } from '../faults/api-server.ts';
import { applyFunction, remove, endTraffic, startTraffic, untilAnswers, untilKnown, untilReady } from '../functions.ts';
import { startPlain } from '../plain.ts';
import { factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

const sizes: Record<Size, { absences: Absence[]; awayMs: number }> = {
  full: { absences: Array.from({ length: 5 }, (): Absence[] => ['hangs', 'gone']).flat(), awayMs: 60_000 },
  short: { absences: ['gone'], awayMs: 12_000 },
};
const CONVERGED_S = 15;
const LIMIT_MS = 120_000;

export const apiServerAway: Scenario = {
  name: 'api-server-away',
  promise: 'While the API server is away, warm traffic goes on; 15 s after its return everything is current.',
  run,
};

export interface Convergence {
  /** Of a Function: Ready, known to the activator, answering. */
  readyMs: number;
  knownMs: number;
  answersMs: number;
  /** Of a plain Deployment: its pod runs. */
  plainMs: number;
}

/** Instances need controllers, scheduler and kubelet, who have to find back, too; that takes them up to a minute. */
export const beyondKubernetesMs = ({ answersMs, plainMs }: Convergence): number => Math.max(0, answersMs - plainMs);

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
    const said = Object.entries(after).map(([what, ms]) => `${what} ${Math.round(ms)}`);
    stage.say(`round ${round + 1}, ${absence}: ${said.join(', ')}`);
    converged.push(after);
  }
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  const slowest = (part: keyof Convergence): number => Math.max(...converged.map((one) => one[part]));
  return {
    ledger,
    facts: [
      ...factsOf(ledger),
      seconds('a new Function Ready', slowest('readyMs'), CONVERGED_S),
      seconds('known to the activators', slowest('knownMs'), CONVERGED_S),
      seconds('answering', Math.max(...converged.map(beyondKubernetesMs)), CONVERGED_S),
    ],
  };
}

/** From now, until a Function that is applied now has come so far. */
export async function converge(stage: Stage, name: string): Promise<Convergence> {
  const from = performance.now();
  const within = (reached: (stage: Stage, name: string, withinMs: number) => Promise<unknown>): Promise<number> =>
    reached(stage, name, LIMIT_MS).then(() => performance.now() - from);
  await applyFunction(stage, name);
  const [readyMs, knownMs, answersMs, plainMs] = await Promise.all([
    within(untilReady),
    within(untilKnown),
    within(untilAnswers),
    within(startPlain),
  ]);
  await remove(stage, name);
  return { readyMs, knownMs, answersMs, plainMs };
}
