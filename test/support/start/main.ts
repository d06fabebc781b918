// `npm start`: Pilotlight on an embedded real cluster (or with --context on the user's own), and its first function called
// twice, from zero and warm.
import { parseArgs } from 'node:util';
import { activatorUrl, imageValues, installChart, type Values } from '../installation.ts';
import { userCluster, type KubeTools } from '../kubectl.ts';
import { up } from '../cluster/index.ts';
import { buildImages } from '../images/build.ts';
import { forwardToActivator } from './forward.ts';
import { showFirstLight } from './first-light.ts';
import { makeSteps } from './steps.ts';
import { printNext } from './next.ts';

const { values: flags } = parseArgs({
  options: { context: { type: 'string' }, values: { type: 'string', multiple: true, default: [] } },
});
const step = makeSteps();

if (flags.context === undefined) await startEmbedded();
else await startOn(flags.context);

async function startEmbedded(): Promise<void> {
  const cluster = await step('A real Kubernetes on this machine', (log) => up('pilotlight', log));
  const images = await step('Images of operator, activator and runtimes', buildImages);
  await step('Images into the cluster', async () => {
    for (const { archive } of images) await cluster.load(archive);
  });
  const url = await install(cluster, [imageValues(images)]);
  await showFirstLight(cluster, url, step);
  printNext({ url, embedded: true });
}

/** Only what the user named is touched: one release in pilotlight-system, one example in namespace shop. */
async function startOn(context: string): Promise<void> {
  const tools = userCluster(context);
  await install(tools, []);
  const forward = await step('A port to the activator', () => forwardToActivator(context));
  try {
    await showFirstLight(tools, forward.url, step);
  } finally {
    forward.stop();
  }
  printNext({ url: forward.url, embedded: false });
}

async function install(tools: KubeTools, values: Values[]): Promise<string> {
  return step('Pilotlight, by its Helm chart', async () => {
    await installChart(tools, values, flags.values);
    return activatorUrl(tools);
  });
}
