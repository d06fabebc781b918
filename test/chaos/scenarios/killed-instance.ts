// Function pods that are killed while an event runs, from the node's side: the handler's process, and the whole container.
import { until } from '../../support/until.ts';
import { childrenOf, containerPid } from '../faults/containers.ts';
import { Agent } from 'node:http';
import { call, type Call } from '../load/call.ts';
import { balance } from '../load/ledger.ts';
import { endTraffic, startTraffic } from '../functions.ts';
import { count, factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

const roundsOf: Record<Size, number> = { full: 3, short: 1 };
const WORK_MS = 8_000;
/** The handler's process has a supervisor that tells of its end; a container's end is believed when it does not come back. */
const victims = {
  handler: { failure: 'Runtime.ExitError', limitS: 1 },
  container: { failure: 'ServiceException', limitS: 5 },
} as const;
type Victim = keyof typeof victims;

export const killedInstance: Scenario = {
  name: 'killed-instance',
  promise: 'An instance that is killed costs the event that it runs, at once and with a typed error, and no other.',
  run,
};

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const load = await startTraffic(stage, 'mortal', 20);
  const doomed: (Call & { victim: Victim; afterKillMs: number })[] = [];
  for (let round = 1; round <= roundsOf[size]; round++) {
    for (const victim of Object.keys(victims) as Victim[])
      doomed.push({ victim, ...(await kill(stage, victim, `doomed-${victim}-${round}`)) });
  }
  const others = await endTraffic(stage, load);
  const ledger = balance([...others, ...doomed], stage.runs.pods);
  const untyped = doomed.filter(({ victim, failure }) => failure !== victims[victim].failure);
  for (const { id, failure, text } of untyped) stage.say(`${id}: ${failure} ${text}`);
  const latest = (victim: Victim): number =>
    Math.max(...doomed.filter((one) => one.victim === victim).map(({ afterKillMs }) => afterKillMs));
  return {
    ledger,
    facts: [
      ...factsOf(ledger, doomed.length),
      count('others failed', others.filter(({ failure }) => failure !== undefined).length),
      count('without the right error type', untyped.length),
      seconds('error after a killed handler', latest('handler'), victims.handler.limitS),
      seconds('error after a killed container', latest('container'), victims.container.limitS),
    ],
  };
}

/** Sends an event, kills what runs it, and waits for what its client hears. */
async function kill({ story, runs }: Stage, victim: Victim, id: string): Promise<Call & { afterKillMs: number }> {
  const agent = new Agent();
  const wanted = { target: story.target, functionName: 'mortal', id, workMs: WORK_MS, atMs: performance.now() };
  const sent = call(agent, wanted);
  const pod = await until(`${id} to run`, () => runs.pods.get(id)?.[0]);
  const supervisor = await containerPid(story.world.cluster, story.namespace, pod);
  const killedAt = performance.now();
  for (const pid of victim === 'container' ? [supervisor] : childrenOf(supervisor)) process.kill(pid, 'SIGKILL');
  const heard = await sent;
  return { ...heard, afterKillMs: performance.now() - killedAt };
}
