// Activators are replaced one after the other, as an upgrade does it, while the code changes too.
import type { Values } from '../../support/installation.ts';
import { RELEASE, SYSTEM_NAMESPACE } from '../../support/installation.ts';
import { until } from '../../support/until.ts';
import { systemPods } from '../faults/containers.ts';
import { endTraffic, startTraffic } from '../functions.ts';
import { balance } from '../load/ledger.ts';
import { count, factsOf, type Outcome, type Scenario, type Stage } from '../scenario.ts';
import { updateCode } from './rolling-code.ts';

interface Plan {
  restarts: number;
  updates: number;
  requests: number;
}

const PER_SECOND = 100;
const short: Plan = { restarts: 1, updates: 1, requests: 500 };

const make = (name: string, values: Values, full: Plan): Scenario => ({
  name,
  promise: 'Rolling restarts of the activators and code updates lose no request.',
  values,
  run: (stage, size) => run(stage, size === 'full' ? full : short),
});

const two = { activator: { replicas: 2 } };
export const rollingActivators = make('rolling-activators', two, { restarts: 10, updates: 5, requests: 10_000 });
/** A new one is ready before the only one goes. */
const one = { activator: { replicas: 1 } };
export const rollingActivator = make('rolling-activator', one, { restarts: 5, updates: 2, requests: 4_000 });

async function run(stage: Stage, { restarts, updates, requests }: Plan): Promise<Outcome> {
  const load = await startTraffic(stage, 'carried', PER_SECOND);
  for (let restart = 1; restart <= restarts; restart++) {
    await restartActivators(stage);
    stage.say(`restart ${restart} after ${load.sent} requests, ${failuresSoFar(load.ended)} failed`);
    if (restart <= updates) await updateCode(stage, 'carried', restart, load);
  }
  await until(`${requests} requests`, () => load.sent >= requests, { withinMs: 180_000 });
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  return { ledger, facts: [...factsOf(ledger), count('requests too few', Math.max(0, requests - ledger.sent))] };
}

const failuresSoFar = (ended: readonly { failure: string | undefined }[]): number =>
  ended.filter(({ failure }) => failure !== undefined).length;

/** Returns when the new ones are ready and the old ones have been told to go; those may still end what they hold. */
async function restartActivators({ story, client }: Stage): Promise<void> {
  const { cluster } = story.world;
  const deployment = ['deployment', `${RELEASE}-activator`, '-n', SYSTEM_NAMESPACE];
  const old = new Set((await systemPods(client, 'activator')).map(({ metadata }) => metadata.uid));
  await cluster.kubectl(['rollout', 'restart', ...deployment]);
  await cluster.kubectl(['rollout', 'status', ...deployment, '--timeout=120s']);
  await until('the old activators to be told to go', async () =>
    (await systemPods(client, 'activator')).every(({ metadata }) => !old.has(metadata.uid)),
  );
}
