// `npm run bench`: every figure that we claim, measured in one run on the local cluster, beside what it is compared with.
import { KubeClient } from '../../operator/kube/client.ts';
import { connect } from '../../operator/kube/connection.ts';
import { applyReady, openStory, type Story } from '../e2e/support/world.ts';
import { readRing } from '../../operator/activator/ownership/ring-record.ts';
import { configMaps, services } from '../../operator/kube/resources.ts';
import { run } from '../support/cluster/run.ts';
import { installChart, podAddresses, SYSTEM_NAMESPACE } from '../support/installation.ts';
import { makeSteps } from '../support/start/steps.ts';
import { until } from '../support/until.ts';
import { measureActivators, type ActivatorPod } from './activators.ts';
import { measureCode } from './code.ts';
import { measureCold } from './cold.ts';
import { buildBenchImages, type BenchImages } from './images.ts';
import { proportionalMb, residentMb } from './memory.ts';
import { measureNoise } from './noise.ts';
import { measurePackages } from './packages.ts';
import { BENCH_NAMESPACE, createPlain, podAddress, scalePlain } from './plain.ts';
import { committedTables } from './committed.ts';
import { makeReport } from './report.ts';
import { summarize } from './statistics.ts';
import { measureThousand } from './thousand.ts';
import { measureAlias, measureMany } from './versions.ts';
import { measureCpu, measureWarm, readCounters, type Place } from './warm.ts';

const UPSTREAM = `upstream.${BENCH_NAMESPACE}.svc.cluster.local:8080`;
const hello = 'export const handler = async () => "hello";';
const tools = ['wrk', 'nginx-light', 'unzip'];
const step = makeSteps();

await step('wrk, nginx and unzip', installTools);
const story = await step('A cluster with Pilotlight', () => openStory());
const { cluster } = story.world;
const client = new KubeClient(await connect({ path: cluster.kubeconfig }));
await step('One activator', () => haveActivators(1));
const images = await step('Images to compare with', prepareImages);
const resumeEnforcer = await suspendEnforcer();
try {
  const report = makeReport(await measureAll());
  console.log(`Committed:\n\n${committedTables()}\n\nNow:\n\n${report}`);
} finally {
  resumeEnforcer();
  await cluster.kubectl(['delete', 'namespace', BENCH_NAMESPACE, story.namespace, '--wait=false']);
}

async function measureAll() {
  const before = await step('Noise', async () => measureNoise());
  const cold = await step('Cold starts', () => measureCold(client, story, images.server.digestReference));
  const packages = await step('Cold starts by size of package', () => measurePackages(story));
  const places = await step('Pods for the warm runs', preparePlaces);
  const warm = await step('Warm, c = 1', () => measureWarm(places));
  const beside = await openStory(story.world);
  const code = await step('Packages beside warm calls', () => measureCode(beside, places.ours));
  const metrics = await programMetrics('activator');
  const eight = await prepareFunction(story, 'eight', 8, { publish: true });
  const cpu = await step('Activator CPU, c = 32', () => measureCpu(eight, metrics));
  const alias = await step('By an alias', () => measureAlias(story, 'eight', eight, metrics));
  const after = await step('Noise', async () => measureNoise());
  const memoryMb = await readMemory(metrics);
  await step('Two activators', () => haveActivators(2));
  const two = await step('Warm calls through both', async () =>
    measureActivators(await activatorPods(), places.ours, eight),
  );
  const thousand = await step('A thousand Functions', () => measureThousand(client, story));
  const many = await step('Thousands of Versions and Aliases', () => measureMany(client, story, 'eight', programsMb));
  const operatorAfterMb = (await readCounters(await programMetrics('operator'))).residentBytes / 2 ** 20;
  return {
    noise: { before, after },
    cold,
    packages,
    warm,
    code,
    cpu,
    alias,
    two,
    memoryMb,
    thousand,
    many,
    operatorAfterMb,
  };
}

/** Installed so, and in the ring. */
async function haveActivators(replicas: number): Promise<void> {
  await installChart(cluster, [...story.world.values, { activator: { replicas } }]);
  const members = async (): Promise<number> => {
    const { data } = await client.get(configMaps, { namespace: SYSTEM_NAMESPACE, name: 'pilotlight-ring' });
    return readRing(data)?.members.length ?? 0;
  };
  await until(`${replicas} in the ring`, async () => (await members()) === replicas, { withinMs: 60_000 });
}

async function activatorPods(): Promise<ActivatorPod[]> {
  const addresses = await podAddresses(cluster, 'activator');
  return addresses.map((ip) => ({ http: `http://${ip}:8080`, metrics: `http://${ip}:9100/metrics` }));
}

/** It is a tool of the tests. Elsewhere a network plugin does its work, for ours and for what we compare with, not on these two cores. */
async function suspendEnforcer(): Promise<() => void> {
  const pid = cluster.processPid('network-policy');
  process.kill(pid, 'SIGSTOP');
  const removeTable = ['nft', 'delete', 'table', 'inet', 'network-policy'];
  await run('nsenter', [`--target=${pid}`, '--net', '--', ...removeTable], { allowFailure: true });
  return () => process.kill(pid, 'SIGCONT');
}

async function installTools(): Promise<void> {
  const { code } = await run('dpkg-query', ['-W', ...tools], { allowFailure: true });
  if (code === 0) return;
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...tools], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
}

async function prepareImages(log: (line: string) => void): Promise<BenchImages> {
  await cluster.kubectl(['create', 'namespace', BENCH_NAMESPACE]);
  // nginx looks its upstream up by name; callers reach nginx and the plain pod as they reach the activator: through a Service.
  for (const [name, app, clusterIP] of [
    ['upstream', 'pod', 'None'],
    ['pod', 'pod', undefined],
    ['nginx', 'nginx', undefined],
  ] as const) {
    const spec = { clusterIP, selector: { app }, ports: [{ port: 8080 }] };
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: BENCH_NAMESPACE }, spec };
    await cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(service) });
  }
  const built = await buildBenchImages(log, UPSTREAM);
  for (const { archive } of [built.server, built.nginx]) await cluster.load(archive);
  return built;
}

async function preparePlaces(): Promise<{ pod: Place; nginx: Place; ours: Place }> {
  const pod = await startPlain('pod', images.server.digestReference);
  // nginx looks its upstream up once, when it starts.
  const nginx = await startPlain('nginx', images.nginx.digestReference);
  return { pod, nginx, ours: await prepareFunction(story, 'warm', 1) };
}

async function startPlain(name: string, image: string): Promise<Place> {
  await createPlain(client, { name, image, tokenVolume: false });
  await scalePlain(client, name, 1);
  await until(`an address of ${name}`, () => podAddress(client, name));
  const { spec } = await client.get(services, { namespace: BENCH_NAMESPACE, name });
  const url = `http://${spec.clusterIP ?? ''}:8080/`;
  await until(`an answer of ${name}`, async () => (await fetch(url, { method: 'POST', body: '{}' })).ok, {
    withinMs: 30_000,
  });
  return { url };
}

async function prepareFunction(given: Story, name: string, maxInstances: number, more = {}): Promise<Place> {
  const { target } = given;
  await applyReady(given, name, hello, { concurrency: { maxInstances }, idleTimeout: 600, ...more });
  return {
    url: `${target.url}/2015-03-31/functions/${name}/invocations`,
    headers: { authorization: `Bearer ${target.token}` },
  };
}

async function programMetrics(component: 'operator' | 'activator'): Promise<string> {
  return `http://${(await podAddresses(cluster, component))[0] ?? ''}:9100/metrics`;
}

async function programsMb(): Promise<Record<string, number>> {
  const mb: Record<string, number> = {};
  for (const part of ['operator', 'activator'] as const)
    mb[part] = (await readCounters(await programMetrics(part))).residentBytes / 2 ** 20;
  return mb;
}

async function readMemory(activatorMetrics: string): Promise<Record<string, number>> {
  const mb = async (url: string): Promise<number> => (await readCounters(url)).residentBytes / 2 ** 20;
  return {
    operator: await mb(await programMetrics('operator')),
    activator: await mb(activatorMetrics),
    'shim: supervisor': summarize(residentMb('/runtime/supervisor.cjs')).p50,
    'shim: runtime process': summarize(residentMb('/runtime/node.cjs')).p50,
    'one more instance, shared pages in parts':
      summarize(proportionalMb('/runtime/supervisor.cjs')).p50 + summarize(proportionalMb('/runtime/node.cjs')).p50,
  };
}
