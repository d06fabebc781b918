// `npm run cluster -- up|down|status|kubeconfig|load [IMAGE...]|env [--name NAME]`
import { parseArgs } from 'node:util';
import { buildImages } from '../images/build.ts';
import { images } from '../images/images.ts';
import { ailment } from './health.ts';
import { down, find, up, type Cluster } from './index.ts';
import { defaultName, readPlan } from './slot.ts';
import { toolDirectories } from './tools.ts';

const usage = 'usage: npm run cluster -- up|down|status|kubeconfig|load [IMAGE...]|env [--name NAME]';

const commands: Record<string, (name: string, args: readonly string[]) => Promise<void>> = {
  up: async (name) => {
    await up(name, console.error);
  },
  down: async (name) => {
    await down(name);
    console.error(`cluster ${name} is down`);
  },
  status,
  kubeconfig: async (name) => {
    console.log((await running(name)).kubeconfig);
  },
  load: async (name, wanted) => {
    const cluster = await running(name);
    for (const archive of await archivesOf(wanted)) await cluster.load(archive);
  },
  env: async (name) => {
    const { kubeconfig } = await running(name);
    const tools = toolDirectories();
    console.log(`export KUBECONFIG='${kubeconfig}'`);
    console.log(`export PATH='${tools.kubernetes}:${tools.helm}':"$PATH"`);
  },
};

/** An image is named as in the table of images, or by the path of an archive; without any, all of the table are meant. */
async function archivesOf(wanted: readonly string[]): Promise<string[]> {
  const isArchive = (text: string) => text.endsWith('.tar');
  const names = wanted.filter((text) => !isArchive(text));
  const chosen = wanted.length === 0 ? images : images.filter(({ name }) => names.includes(name));
  if (chosen.length < names.length) throw new Error(`images are: ${images.map(({ name }) => name).join(' ')}`);
  const built = chosen.length === 0 ? [] : await buildImages(console.error, chosen);
  return [...wanted.filter(isArchive), ...built.map(({ archive }) => archive)];
}

async function status(name: string): Promise<void> {
  const plan = readPlan(name);
  const problem = plan === undefined ? 'there is none' : await ailment(plan);
  console.log(
    problem === undefined ? `cluster ${name} is running: ${plan?.server ?? ''}` : `cluster ${name}: ${problem}`,
  );
  if (problem !== undefined) process.exitCode = 1;
}

async function running(name: string): Promise<Cluster> {
  const cluster = await find(name);
  if (cluster === undefined) throw new Error(`cluster ${name} is not running; start it with: npm run cluster -- up`);
  return cluster;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string', default: defaultName } },
});
const [verb = '', ...args] = positionals;
const command = commands[verb];
try {
  if (command === undefined) throw new Error(usage);
  await command(values.name, args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
