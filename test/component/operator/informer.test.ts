import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { StoredFunction } from '../../../operator/api/function.ts';
import { Informer } from '../../../operator/kube/informer.ts';
import { KubeClient } from '../../../operator/kube/client.ts';
import { connect } from '../../../operator/kube/connection.ts';
import { functions } from '../../../operator/kube/resources.ts';
import { buildFunction } from '../../support/build.ts';
import { until } from '../../support/until.ts';
import { startProxy } from './support/proxy.ts';
import { freshNamespace, openWorld, startOperator, untilReady, type World } from './support/world.ts';

const manager = 'test';

describe('Informer on a real API server', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  async function create(namespace: string, name: string): Promise<StoredFunction> {
    const { metadata, ...rest } = buildFunction({ namespace, name });
    return world.client.create(functions, { ...rest, metadata: { name: metadata.name, namespace } }, { manager });
  }

  async function killApiServer(): Promise<void> {
    const pid = world.cluster.processPid('apiserver');
    process.kill(pid, 'SIGKILL');
    await until('the API server to be gone', () => !isAlive(pid));
    world.cluster.revive();
    await until('the API server to answer', async () => (await world.client.list(functions, {})).items.length >= 0, {
      withinMs: 30_000,
    });
  }

  test('knows what is there, what comes, what changes and what goes', async () => {
    const namespace = await freshNamespace(world);
    await create(namespace, 'early');
    const stop = new AbortController();
    const informer = new Informer(world.client, functions, { namespace });
    await informer.start(stop.signal);
    assert.equal(informer.get(namespace, 'early')?.metadata.name, 'early');
    const late = await create(namespace, 'late');
    await until('the new one', () => informer.get(namespace, 'late'));
    await world.client.merge(functions, late.metadata, { spec: { timeout: 7 } }, { manager });
    await until('the change', () => informer.get(namespace, 'late')?.spec.timeout === 7);
    await world.client.delete(functions, late.metadata, { uid: late.metadata.uid });
    await until('the deletion', () => informer.get(namespace, 'late') === undefined);
    stop.abort();
  });

  test('a listener that throws is reported and takes nothing from the others', async () => {
    const namespace = await freshNamespace(world);
    const stop = new AbortController();
    const errors: unknown[] = [];
    const heard: string[] = [];
    const informer = new Informer(world.client, functions, { namespace, onError: (error) => errors.push(error) });
    informer.onChange(() => {
      throw new Error('mine');
    });
    informer.onChange(({ after: now }) => heard.push(now?.metadata.name ?? ''));
    await informer.start(stop.signal);
    await create(namespace, 'one');
    await until('the second listener', () => heard.includes('one'));
    assert.match(String(errors[0]), /mine/);
    stop.abort();
  });

  test('finds out within 45 s that its connection is dead, and misses nothing', async () => {
    const namespace = await freshNamespace(world);
    const proxy = await startProxy(world.cluster.server);
    const connection = await connect({ path: world.cluster.kubeconfig });
    const client = new KubeClient({ ...connection, server: proxy.url });
    const stop = new AbortController();
    const errors: unknown[] = [];
    const informer = new Informer(client, functions, { namespace, onError: (error) => errors.push(error) });
    await informer.start(stop.signal);
    await create(namespace, 'seen');
    await until('the watch', () => informer.get(namespace, 'seen'));
    proxy.swallow();
    const swallowedAt = performance.now();
    const { metadata } = await create(namespace, 'in-the-dark');
    await world.client.delete(functions, metadata, { uid: metadata.uid });
    await create(namespace, 'late');
    await until('what happened in the dark', () => informer.get(namespace, 'late'), { withinMs: 45_000 });
    assert.match(String(errors), /gone silent/);
    assert.ok(performance.now() - swallowedAt < 45_000);
    assert.deepEqual([...informer.list()].map(({ metadata: { name } }) => name).sort(), ['late', 'seen']);
    stop.abort();
    proxy.stop();
  });

  test('goes on after the API server was killed, and so does the operator', async () => {
    const namespace = await freshNamespace(world);
    const stop = new AbortController();
    const operator = await startOperator(world, stop.signal);
    const led = operator.lead(stop.signal);
    await create(namespace, 'before');
    await untilReady(world, namespace, 'before');
    await killApiServer();
    await create(namespace, 'hello');
    await until('the Function of after the crash Ready', () => untilReady(world, namespace, 'hello'), {
      withinMs: 40_000,
    });
    stop.abort();
    await led;
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
