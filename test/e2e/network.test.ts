// What the NetworkPolicies of the chart and of the operator keep apart, on a cluster that enforces them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { installChart, podAddresses, SYSTEM_NAMESPACE } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { podAddress, startProbe, type Probe } from './support/probe.ts';
import { applyReady, getJson, listPods, openStory, type Story } from './support/world.ts';

/** Listens, as user code may, and dials and looks up what its caller names. */
const code = `
import { createServer, connect } from 'node:net';
import { lookup } from 'node:dns/promises';
createServer((socket) => socket.end()).listen(7777);
const dial = (address) => new Promise((resolve) => {
  const { hostname, port } = new URL('tcp://' + address);
  const end = (how) => { socket.destroy(); resolve(how); };
  const socket = connect({ host: hostname, port: Number(port), timeout: 700 }, () => end('connected'));
  socket.on('timeout', () => end('silence'));
  socket.on('error', ({ code }) => end(code));
});
export const handler = async ({ to, name }) => (name ? (await lookup(name)).address : Promise.all(to.map(dial)));`;

const SILENCE = 'silence';
const PORTS = [7777, 8080, 9090, 9229];

describe('the network', () => {
  let story: Story;
  let other: Story;
  let neighbour: Probe;
  let stranger: Probe;
  let disguised: Probe;
  let functionAddress: string;
  let outside: Server;

  before(async () => {
    [story, other] = [await openStory(), await openStory()];
    await applyReady(story, 'island', code, { idleTimeout: 300, timeout: 10 });
    await resolvesNames();
    functionAddress = await podAddress(
      story.world.cluster,
      story.namespace,
      (await listPods(story))[0]?.metadata.name ?? '',
    );
    const likeFunction = { 'app.kubernetes.io/managed-by': 'pilotlight', 'app.kubernetes.io/component': 'function' };
    [neighbour, stranger, disguised] = await Promise.all([
      startProbe(story, 'neighbour'),
      startProbe(other, 'stranger'),
      startProbe(other, 'disguised', likeFunction),
    ]);
    outside = createServer((socket) => socket.destroy()).listen(0, story.world.cluster.hostAddress);
    await once(outside, 'listening');
  });
  after(() => outside.close());

  async function ask(event: { to: string[] } | { name: string }): Promise<string | string[]> {
    const { status, headers, body } = await invoke(story.target, 'island', { body: JSON.stringify(event) });
    assert.ok(status === 200 && headers.get('x-amz-function-error') === null, body);
    return JSON.parse(body) as string | string[];
  }
  const dial = async (to: string): Promise<string | undefined> => ((await ask({ to: [to] })) as string[])[0];
  const resolvesNames = async (): Promise<void> =>
    assert.match(String(await ask({ name: 'kubernetes.default.svc.cluster.local' })), /^10\./);
  async function assertSilent(from: Probe, addresses: string[]): Promise<void> {
    const answers = await Promise.all(addresses.map(async (to) => [to, await from.dial(to)]));
    assert.deepEqual(Object.fromEntries(answers), Object.fromEntries(addresses.map((to) => [to, SILENCE])));
  }

  const outsideAddress = (): string => `${story.world.cluster.hostAddress}:${(outside.address() as AddressInfo).port}`;
  const systemPod = async (part: 'operator' | 'activator' | 'code-store'): Promise<string> =>
    (await podAddresses(story.world.cluster, part))[0] ?? '';
  const service = async (name: string, namespace: string): Promise<string> => {
    const path = 'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}';
    return (await story.world.cluster.kubectl(['get', 'service', name, '-n', namespace, '-o', path])).stdout;
  };
  /** A new pod's address is judged some milliseconds after the API server tells it. */
  const untilSilent = (what: string, attempt: () => Promise<string | undefined>): Promise<boolean> =>
    until(`${what} to be silent`, async () => (await attempt()) === SILENCE, { withinMs: 5000 });

  test('pods that no policy names reach each other, and the outside', async () => {
    assert.equal(await neighbour.dial(`${stranger.address}:8080`), 'connected');
    assert.equal(await neighbour.dial(outsideAddress()), 'connected');
    assert.equal(await neighbour.dial(await service('kubernetes', 'default')), 'connected');
  });

  test('nobody reaches a function’s pod, on any port', async () => {
    await untilSilent('the function', () => neighbour.dial(`${functionAddress}:7777`));
    for (const probe of [neighbour, stranger, disguised]) {
      await assertSilent(
        probe,
        PORTS.map((port) => `${functionAddress}:${port}`),
      );
    }
  });

  test('a function reaches DNS and is invoked, and reaches nothing else', async () => {
    await resolvesNames();
    const activator = await systemPod('activator');
    const forbidden = {
      'the API server': await service('kubernetes', 'default'),
      'its real address': story.world.cluster.server.replace('https://', ''),
      'the outside': outsideAddress(),
      'a pod of its namespace': `${neighbour.address}:8080`,
      'a pod of another one': `${stranger.address}:8080`,
      'callers’ port': `${activator}:8080`,
      'callers’ Service': await service('pilotlight-activator', SYSTEM_NAMESPACE),
      'the activator’s metrics': `${activator}:9100`,
      'the operator': `${await systemPod('operator')}:9100`,
      'the code store': `${await systemPod('code-store')}:8080`,
    };
    const answers = (await ask({ to: Object.values(forbidden) })) as string[];
    const reached = Object.keys(forbidden).filter((_, index) => answers[index] !== SILENCE);
    assert.deepEqual(reached, []);
    assert.equal(await dial(await service('pilotlight-activator-attach', SYSTEM_NAMESPACE)), 'connected');
    assert.equal(await dial(`${activator}:9092`), 'connected', 'packages come from there');
  });

  test('the activator takes callers from anywhere, and shims from function pods alone', async () => {
    const activator = await systemPod('activator');
    const attach = await service('pilotlight-activator-attach', SYSTEM_NAMESPACE);
    for (const probe of [neighbour, stranger]) {
      assert.equal(await probe.dial(`${activator}:8080`), 'connected');
      await assertSilent(probe, [attach, ...[9090, 9091, 9092, 9100].map((port) => `${activator}:${port}`)]);
    }
    assert.equal(
      await disguised.dial(attach),
      'connected',
      'the key is what protects it from whoever may make such pods',
    );
  });

  test('the operator takes nobody', async () => {
    const operator = await systemPod('operator');
    for (const probe of [neighbour, stranger, disguised]) {
      await assertSilent(probe, [`${operator}:9100`, `${operator}:8080`]);
    }
  });

  test('the code store takes operator and activators, and nobody else', async () => {
    const store = await systemPod('code-store');
    for (const probe of [neighbour, stranger, disguised]) await assertSilent(probe, [`${store}:8080`, `${store}:9100`]);
  });

  test('a policy that somebody deletes or changes comes back', async () => {
    const { cluster } = story.world;
    const read = async () =>
      (await getJson(story, 'networkpolicy', 'function-island')) as { metadata: { uid: string } };
    const { metadata } = await read();
    await cluster.kubectl(['delete', 'networkpolicy', 'function-island', '-n', story.namespace]);
    await until('a new one', async () => (await read()).metadata.uid !== metadata.uid);
  });

  test('what the values add is reached, and only that', async () => {
    const { cluster, values } = story.world;
    const port = (outside.address() as AddressInfo).port;
    const rule = {
      to: [{ ipBlock: { cidr: `${cluster.hostAddress}/32` } }, { podSelector: { matchLabels: { app: 'friend' } } }],
      ports: [
        { protocol: 'TCP', port },
        { protocol: 'TCP', port: 8080 },
      ],
    };
    const friend = await startProbe(story, 'friend', { app: 'friend' });
    await installChart(cluster, [
      ...values,
      { networkPolicy: { functionEgress: [rule], metricsFrom: [{ podSelector: {}, namespaceSelector: {} }] } },
    ]);
    await until('the outside reached', async () => (await dial(outsideAddress())) === 'connected');
    assert.equal(await dial(`${friend.address}:8080`), 'connected');
    assert.equal(await dial(`${neighbour.address}:8080`), SILENCE);
    assert.equal(await stranger.dial(`${await systemPod('operator')}:9100`), 'connected');
    await installChart(cluster, values);
    await untilSilent('the outside', () => dial(outsideAddress()));
  });

  test('without policies there are none; and a Function takes its own along', async () => {
    const { cluster, values } = story.world;
    const policies = async (): Promise<number> =>
      ((await getJson(story, 'networkpolicies')) as { items: [] }).items.length;
    await installChart(cluster, [...values, { networkPolicy: { enabled: false } }]);
    await until('none', async () => (await policies()) === 0);
    await installChart(cluster, values);
    await until('one', async () => (await policies()) === 1);
    await cluster.kubectl(['delete', 'function', 'island', '-n', story.namespace]);
    await until('none again', async () => (await policies()) === 0);
  });
});
