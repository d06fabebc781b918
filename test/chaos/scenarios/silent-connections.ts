// Connections of operator and activator to the API server die without a word: no reset, no end, only silence.
import { blackHole } from '../faults/black-hole.ts';
import { systemPods } from '../faults/containers.ts';
import { endTraffic, startTraffic } from '../functions.ts';
import { balance } from '../load/ledger.ts';
import { factsOf, seconds, type Outcome, type Scenario, type Size, type Stage } from '../scenario.ts';
import { beyondKubernetesMs, converge } from './api-server-away.ts';

const SEEN_S = 45;
const CONVERGED_S = 15;

export const silentConnections: Scenario = {
  name: 'silent-connections',
  promise: 'Connections that die without a word are found within 45 s; nothing is missed, and warm traffic goes on.',
  run,
};

async function run(stage: Stage, _: Size): Promise<Outcome> {
  const load = await startTraffic(stage, 'deaf', 50);
  const pods = (
    await Promise.all([systemPods(stage.client, 'operator'), systemPods(stage.client, 'activator')])
  ).flat();
  const addresses = pods.flatMap(({ status }) => status?.podIP ?? []);
  const hole = await blackHole(stage.story.world.cluster, addresses);
  const { seen, after } = await (async () => {
    try {
      stage.say(`${hole.connections} connections are silent`);
      const seen = await converge(stage, 'unheard');
      return { seen, after: await converge(stage, 'heard') };
    } finally {
      await hole.remove();
    }
  })();
  const ledger = balance(await endTraffic(stage, load), stage.runs.pods);
  return {
    ledger,
    facts: [
      ...factsOf(ledger),
      seconds('a change seen by the operator', seen.readyMs, SEEN_S),
      seconds('by the activators', seen.knownMs, SEEN_S),
      seconds('its Function answering', seen.answersMs, SEEN_S + CONVERGED_S),
      seconds('the next one answering', beyondKubernetesMs(after), CONVERGED_S),
    ],
  };
}
