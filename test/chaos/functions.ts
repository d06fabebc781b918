// Functions as a scenario needs them: applied through the API, and looked at until they are what they should be.
import type { FunctionSpec } from '../../operator/api/function.ts';
import { isNotFound } from '../../operator/kube/errors.ts';
import { functions } from '../../operator/kube/resources.ts';
import { invoke, type Invocation } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { systemPods } from './faults/containers.ts';
import type { Call } from './load/call.ts';
import { Load } from './load/load.ts';
import { tellingHandler } from './load/runs.ts';
import type { Stage } from './scenario.ts';

type Settings = Partial<Pick<FunctionSpec, 'timeout' | 'idleTimeout' | 'concurrency' | 'publish'>>;

/** Of an activator's pod. */
const HTTP_PORT = 8080;

/** Enough that a request never waits for an instance at the rates of the scenarios. */
const settings: Settings = { timeout: 10, idleTimeout: 600, concurrency: { maxInstances: 4 } };

export async function applyFunction(
  { client, story, runs }: Stage,
  name: string,
  version = 0,
  more: Settings = {},
): Promise<void> {
  const code = { inline: { 'index.mjs': tellingHandler(runs, version) } };
  const spec = { runtime: 'nodejs24.x', handler: 'index.handler', code, ...settings, ...more };
  await client.apply(functions, { metadata: { name, namespace: story.namespace }, spec }, { manager: 'chaos' });
}

/** The newest spec, and nothing older, is what its status speaks of. */
export async function isReady({ client, story }: Stage, name: string): Promise<boolean> {
  const { metadata, status } = await client.get(functions, { namespace: story.namespace, name });
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return status?.observedGeneration === metadata.generation && ready?.status === 'True';
}

export async function untilReady(stage: Stage, name: string, withinMs = 60_000): Promise<void> {
  await until(`function ${name} Ready`, () => isReady(stage, name), { withinMs, everyMs: 50 });
}

export const ask = ({ story }: Stage, name: string, id: string, workMs = 0): Promise<Invocation> =>
  invoke(story.target, name, { body: JSON.stringify({ id, workMs }) });

export async function untilAnswers(stage: Stage, name: string, withinMs = 60_000): Promise<void> {
  let tries = 0;
  const answers = async (): Promise<boolean> => (await ask(stage, name, `${name}-${++tries}`)).status === 200;
  await until(`an answer of function ${name}`, answers, { withinMs, everyMs: 100 });
}

/** Every activator knows it: a stranger's name would be refused with 404. */
export async function untilKnown({ client, story }: Stage, name: string, withinMs = 60_000): Promise<void> {
  const dryRun = { headers: { 'x-amz-invocation-type': 'DryRun' } };
  const isKnown = async (): Promise<boolean> => {
    const activators = await systemPods(client, 'activator');
    const asked = activators.map(({ status }) => ({ ...story.target, url: `http://${status?.podIP}:${HTTP_PORT}` }));
    const answers = await Promise.all(asked.map((target) => invoke(target, name, dryRun)));
    return answers.length > 0 && answers.every(({ status }) => status === 204);
  };
  await until(`the activators to know function ${name}`, isKnown, { withinMs, everyMs: 100 });
}

export async function remove({ client, story }: Stage, name: string): Promise<void> {
  const ref = { namespace: story.namespace, name };
  try {
    const { metadata } = await client.get(functions, ref);
    await client.delete(functions, ref, { uid: metadata.uid });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** A function that is Ready and warm, and traffic on it. */
export async function startTraffic(stage: Stage, functionName: string, perSecond: number, workMs = 10): Promise<Load> {
  await applyFunction(stage, functionName);
  await untilReady(stage, functionName);
  await untilAnswers(stage, functionName);
  // Each activator asks for itself who calls; one that never did cannot let him in while the API server is away.
  await untilKnown(stage, functionName);
  return new Load({ target: stage.story.target, functionName, perSecond, workMs });
}

/** Every request has its end by then, and the function leaves no pods for the next scenario. */
export async function endTraffic(stage: Stage, load: Load): Promise<Call[]> {
  const calls = await load.stop();
  await remove(stage, load.functionName);
  return calls;
}
