// Two operators, and the one that leads is lost: its process killed, its pod gone at once, or told to stop. Each time a Function
// is applied at that moment, and the Lease says who works.
import type { Lease } from '../../../operator/kube/types.ts';
import { leases, pods } from '../../../operator/kube/resources.ts';
import { RELEASE, SYSTEM_NAMESPACE } from '../../support/installation.ts';
import { until } from '../../support/until.ts';
import { containerPid, killHard, untilReadyPods } from '../faults/containers.ts';
import { applyFunction, remove, endTraffic, startTraffic, untilReady } from '../functions.ts';
import { balance } from '../load/ledger.ts';
import { factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';

const ways = ['process killed', 'pod gone', 'told to stop'] as const;
type Way = (typeof ways)[number];

const roundsOf: Record<Size, number> = { full: 3, short: 1 };
const limitsS: Record<Way, number> = { 'process killed': 15, 'pod gone': 15, 'told to stop': 2 };
/** After the takeover: a look at every object, and the new one among them. */
const READY_S = 1;

export const twoOperators: Scenario = {
  name: 'two-operators',
  promise: 'A leader that is killed is followed within 15 s, one that is told to stop within 2 s.',
  values: { operator: { replicas: 2 } },
  run,
};

interface Takeover {
  way: Way;
  heldMs: number;
  readyMs: number;
}

async function run(stage: Stage, size: Size): Promise<Outcome> {
  const load = await startTraffic(stage, 'unmoved', 20);
  const takeovers: Takeover[] = [];
  for (let round = 1; round <= roundsOf[size]; round++)
    for (const way of ways) takeovers.push(await lose(stage, way, `${way.replaceAll(' ', '-')}-${round}`));
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  const facts = ways.flatMap((way) => {
    const ours = takeovers.filter((takeover) => takeover.way === way);
    const slowest = (part: 'heldMs' | 'readyMs'): number => Math.max(...ours.map((one) => one[part]));
    return [
      seconds(`${way}: Lease held`, slowest('heldMs'), limitsS[way]),
      seconds('a new Function Ready', slowest('readyMs'), limitsS[way] + READY_S),
    ];
  });
  return { ledger, facts: [...factsOf(ledger), ...facts] };
}

async function lose(stage: Stage, way: Way, name: string): Promise<Takeover> {
  const { client } = stage;
  await untilReadyPods(client, 'operator', 2);
  const leader = await until('a leader', async () => (await readLease(stage))?.holderIdentity);
  const from = await strike(stage, way, leader);
  const before = await readLease(stage);
  const since = (): number => performance.now() - from;
  await applyFunction(stage, name);
  // A process that is killed starts anew under the name of its pod, so whoever renews the Lease now is another one.
  const held = until(
    'somebody to hold the Lease',
    async () => {
      const now = await readLease(stage);
      const isOther = way === 'told to stop' ? now?.holderIdentity !== leader : now?.renewTime !== before?.renewTime;
      return isOther && now?.holderIdentity !== '';
    },
    { everyMs: 50 },
  ).then(since);
  const [heldMs, readyMs] = await Promise.all([held, untilReady(stage, name).then(since)]);
  stage.say(`${name}: held after ${Math.round(heldMs)} ms, Ready after ${Math.round(readyMs)} ms`);
  await remove(stage, name);
  return { way, heldMs, readyMs };
}

/** Resolves, when it is done, to when it began: for the process, that is when it was killed, or when its pod was deleted. */
async function strike({ story, client }: Stage, way: Way, leader: string): Promise<number> {
  const { cluster } = story.world;
  const pid = await containerPid(cluster, SYSTEM_NAMESPACE, leader);
  const ref = { namespace: SYSTEM_NAMESPACE, name: leader };
  const { metadata } = await client.get(pods, ref);
  const from = performance.now();
  if (way === 'told to stop') await client.delete(pods, ref, { uid: metadata.uid });
  else await killHard(pid);
  if (way === 'pod gone')
    await cluster.kubectl([
      ...['delete', 'pod', leader, '-n', SYSTEM_NAMESPACE],
      '--force',
      '--grace-period=0',
      '--wait=false',
    ]);
  return from;
}

async function readLease({ client }: Stage): Promise<Lease['spec']> {
  return (await client.get(leases, { namespace: SYSTEM_NAMESPACE, name: `${RELEASE}-operator` })).spec;
}
