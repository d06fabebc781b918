import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startAttachServer } from '../../../operator/activator/instances/attach-server.ts';
import { Sessions } from '../../../operator/activator/instances/sessions.ts';
import { Ring } from '../../../operator/activator/ownership/ring.ts';
import { openDirectory } from '../../../operator/activator/routes/open-directory.ts';
import { makeOutbox } from '../../../operator/activator/outbox.ts';
import { childName, labels, MANAGED_BY } from '../../../operator/api/names.ts';
import { readActivatorConfig } from '../../../operator/config/activator.ts';
import { aliases, deployments, pods, versions } from '../../../operator/kube/resources.ts';
import { createMetrics } from '../../../operator/observe/metrics.ts';
import { systemClock as clock } from '../../../operator/reconcile/clock.ts';
import { buildAlias, buildVersion } from '../../support/build-routing.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { buildEvent } from '../../support/event.ts';
import { silentLog as log } from '../../support/log.ts';
import { until } from '../../support/until.ts';
import { freshNamespace, openWorld, type World } from '../operator/support/world.ts';
import { ScriptedShim } from './support/shim.ts';
import { anyCode } from './support/versions.ts';

const write = { manager: 'test' };
const quickly = { everyMs: 10, withinMs: 10_000 };
const masterKey = Buffer.alloc(32, 7);

describe('versions and aliases on a real API server', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  async function putVersion(namespace: string, version: number): Promise<void> {
    const { metadata, spec, status } = buildVersion({ name: 'f', version, namespace });
    const ref = { name: metadata.name, namespace };
    await world.client.create(versions, { spec, metadata: ref }, write);
    await setStatus(versions, ref, { ...status, conditions: stamped(status?.conditions) });
  }

  const stamped = (conditions: readonly object[] = []): object[] =>
    conditions.map((condition) => ({ ...condition, lastTransitionTime: '2026-01-01T00:00:00Z' }));
  const setStatus = (
    kind: typeof versions | typeof aliases,
    ref: { name: string; namespace: string },
    status: object,
  ) => world.client.merge<never>(kind as never, ref, { status }, { ...write, subresource: 'status' });

  function childOf(namespace: string) {
    const own = {
      [labels.managedBy]: MANAGED_BY,
      [labels.function]: 'f',
      [labels.version]: '1',
      [labels.revision]: 'f-v1',
    };
    const containers = [{ name: 'function', image: 'none' }];
    return { own, containers, metadata: { namespace, labels: own } };
  }

  async function createDeployment(namespace: string): Promise<void> {
    const { own, containers, metadata } = childOf(namespace);
    const template = { metadata: { labels: own }, spec: { containers } };
    const spec = { replicas: 0, selector: { matchLabels: own }, template };
    await world.client.create(deployments, { metadata: { ...metadata, name: childName('f', 'f-v1') }, spec }, write);
  }

  async function start(signal: AbortSignal) {
    const certificate = await TestCertificate.make();
    const me = { name: 'a', process: 'p', attach: '127.0.0.1:1', peer: '127.0.0.1:2' };
    const ring = new Ring(me.process);
    ring.learn({ epoch: 1, members: [me] });
    const { directory, start: startDirectory } = openDirectory({
      client: world.client,
      clock,
      config: readActivatorConfig({}),
      log,
      metrics: createMetrics(),
      ring,
      sessions: new Sessions(masterKey),
      code: anyCode,
      forward: () => false,
      isStopping: () => signal.aborted,
    });
    await startDirectory(signal);
    const find = directory.routeOfRevision.bind(directory);
    const options = {
      port: 0,
      certificate,
      masterKey,
      find,
      epoch: () => ring.epoch,
      verifyAddress: false,
      clock,
      log,
      outbox: makeOutbox(() => 0),
    };
    const attach = await startAttachServer(options);
    signal.addEventListener('abort', () => {
      for (const route of directory.routes()) route.delete();
      attach.stop();
    });
    return { directory, certificate, attach };
  }

  test('an alias is followed where its status points, and is gone when it is deleted', async (t) => {
    const stop = new AbortController();
    t.after(() => stop.abort());
    const namespace = await freshNamespace(world);
    const { directory } = await start(stop.signal);
    const known = () => directory.find(namespace, 'f');
    const { metadata, spec } = buildAlias({ name: 'f', alias: 'Live_1', namespace });
    const ref = { name: metadata.name, namespace };
    await world.client.create(aliases, { spec, metadata: ref }, write);
    await putVersion(namespace, 1);
    await until('the version to be known', () => known()?.routeOf('1') !== undefined, quickly);
    assert.equal(known()?.alias('Live_1'), undefined);
    await setStatus(aliases, ref, { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.25 });
    const routing = { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.25, figures: undefined };
    await until('where it points to be known', () => known()?.alias('Live_1') !== undefined, quickly);
    assert.deepEqual(known()?.alias('Live_1'), routing);
    const seen = await world.client.get(aliases, ref);
    await world.client.delete(aliases, ref, { uid: seen.metadata.uid });
    await until('it to be gone', () => known()?.alias('Live_1') === undefined, quickly);
    const version = await world.client.get(versions, { name: 'f.1', namespace });
    await world.client.delete(versions, { name: 'f.1', namespace }, { uid: version.metadata.uid });
    await until('the function to be forgotten', () => known() === undefined, quickly);
  });

  test('a version without a Deployment asks for it in its status, once, and answers when it is there', async (t) => {
    const stop = new AbortController();
    t.after(() => stop.abort());
    const namespace = await freshNamespace(world);
    const { directory, certificate, attach } = await start(stop.signal);
    await putVersion(namespace, 1);
    const route = await until('the version', () => directory.find(namespace, 'f')?.routeOf('1'), quickly);
    const results = ['a', 'b'].map((id) => route.invoke(buildEvent(id)));
    const requestedAt = async () => (await world.client.get(versions, { name: 'f.1', namespace })).status?.requestedAt;
    const first = await until('a Deployment to be asked for', requestedAt, quickly);
    assert.ok(Math.abs(Date.now() - Date.parse(first)) < 60_000, first);
    await createDeployment(namespace);
    const ref = { name: childName('f', 'f-v1'), namespace };
    const replicas = async () => (await world.client.get(deployments, ref)).spec.replicas === 2;
    await until('it to be scaled for both', replicas, quickly);
    const { containers, metadata } = childOf(namespace);
    const pod = await world.client.create(
      pods,
      { metadata: { ...metadata, name: 'pod' }, spec: { containers } },
      write,
    );
    const shim = new ScriptedShim({
      address: `127.0.0.1:${attach.port}`,
      trust: certificate.current().bundle,
      masterKey,
      namespace,
      function: 'f',
      revision: 'f-v1',
      pod: 'pod',
      script: () => ({ body: '"ok"' }),
    });
    t.after(() => shim.close());
    shim.connect({ podUid: pod.metadata.uid ?? '' });
    for (const { body } of await Promise.all(results)) assert.equal(Buffer.concat(body).toString(), '"ok"');
    assert.equal(shim.assigned?.functionVersion, '1');
    assert.equal(await requestedAt(), first);
  });
});
