import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deriveAttachKey } from '../../../operator/api/attach-key.ts';
import { labels } from '../../../operator/api/names.ts';
import { archiveInline } from '../../../operator/code/archive.ts';
import { deployments, events, functions, secrets } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import {
  createFunction,
  listDeployments,
  openOperatedWorld,
  readFunction,
  startOperator,
  untilReady,
  type World,
} from './support/world.ts';

const manager = 'test';

/** What the operator decides of Deployments; their status, and so their resourceVersion, is Kubernetes' own affair. */
const ours = (deployments: Awaited<ReturnType<typeof listDeployments>>) =>
  deployments.map(({ metadata: { uid, generation, labels } }) => ({ uid, generation, labels }));

describe("the Function's controller on a real API server", () => {
  let world: World;
  before(async () => (world = await openOperatedWorld()));
  after(() => world.stop());

  const create = () => createFunction(world);

  async function patchSpec(namespace: string, spec: unknown): Promise<void> {
    await world.client.merge(functions, { namespace, name: 'hello' }, { spec }, { manager });
  }

  test('makes it Ready at zero instances, with digest, revision and path in status', async () => {
    const namespace = await create();
    const fn = await untilReady(world, namespace, 'hello');
    assert.equal(fn.status?.state, 'Active');
    assert.equal(fn.status.codeSha256, archiveInline(fn.spec.code.inline ?? {}).sha256);
    assert.equal(fn.status.runtimeImage, 'pilotlight.test/nodejs24:1');
    assert.equal(fn.status.invokePath, `/namespaces/${namespace}/2015-03-31/functions/hello/invocations`);
    const [deployment, ...others] = await listDeployments(world, namespace);
    assert.equal(others.length, 0);
    assert.equal(deployment?.spec.replicas, 0);
    assert.equal(deployment.metadata.labels?.[labels.revision], fn.status.revision);
  });

  test('gives the pods of the revision its attach key', async () => {
    const namespace = await create();
    const { status } = await untilReady(world, namespace, 'hello');
    const revision = status?.revision ?? '';
    const [deployment] = await listDeployments(world, namespace);
    const secret = await world.client.get(secrets, { namespace, name: deployment?.metadata.name ?? '' });
    const expected = deriveAttachKey(Buffer.alloc(32, 1), { namespace, function: 'hello', revision });
    assert.equal(Buffer.from(secret.data?.['key'] ?? '', 'base64').toString(), expected);
    assert.equal(secret.metadata.ownerReferences?.[0]?.uid, deployment?.metadata.uid);
  });

  test('a change that decides what runs makes a new revision; the old one goes once it is at zero', async () => {
    const namespace = await create();
    const before = await untilReady(world, namespace, 'hello');
    const [old] = await listDeployments(world, namespace);
    await world.client.merge(
      deployments,
      old?.metadata ?? { name: '' },
      { spec: { replicas: 1 } },
      { manager, subresource: 'scale' },
    );
    await patchSpec(namespace, { handler: 'index.other' });
    const now = await until('a new revision', async () => {
      const fn = await untilReady(world, namespace, 'hello');
      return fn.status?.revision !== before.status?.revision && fn;
    });
    assert.equal((await listDeployments(world, namespace)).length, 2, 'the old revision still has an instance');
    await world.client.merge(
      deployments,
      old?.metadata ?? { name: '' },
      { spec: { replicas: 0 } },
      { manager, subresource: 'scale' },
    );
    const [left] = await until('one Deployment', async () => {
      const all = await listDeployments(world, namespace);
      return all.length === 1 && all;
    });
    assert.equal(left?.metadata.labels?.[labels.revision], now.status?.revision);
  });

  test('what only decides how many run changes no revision and no Deployment', async () => {
    const namespace = await create();
    const before = await untilReady(world, namespace, 'hello');
    const deployments = await listDeployments(world, namespace);
    await patchSpec(namespace, { concurrency: { maxInstances: 7 }, description: 'new words' });
    const after = await untilReady(world, namespace, 'hello');
    assert.equal(after.status?.revision, before.status?.revision);
    assert.deepEqual(ours(await listDeployments(world, namespace)), ours(deployments));
  });

  test('a second operator finds nothing to write', async () => {
    const namespace = await create();
    const fn = await untilReady(world, namespace, 'hello');
    const deployments = await listDeployments(world, namespace);
    const second = new AbortController();
    const looked = new Set<string>();
    const report = (_kind: string, { key }: { key: { namespace: string } }): unknown => looked.add(key.namespace);
    const operator = await startOperator(world, second.signal, { report });
    const led = operator.lead(second.signal);
    await until('a look by the second operator', () => looked.has(namespace));
    second.abort();
    await led;
    assert.equal((await readFunction(world, namespace, 'hello')).metadata.resourceVersion, fn.metadata.resourceVersion);
    assert.deepEqual(ours(await listDeployments(world, namespace)), ours(deployments));
  });

  test('tells what happened, once', async () => {
    const namespace = await create();
    const { status } = await untilReady(world, namespace, 'hello');
    await patchSpec(namespace, { handler: 'index.other' });
    const told = await until('three events', async () => {
      const { items } = await world.client.list(events, {}, { namespace });
      const ours = items.filter(({ reportingController }) => reportingController === 'pilotlight.dev/operator');
      return ours.length >= 3 && ours;
    });
    assert.deepEqual(told.map(({ reason }) => reason).sort(), [
      'RevisionCreated',
      'RevisionCreated',
      'RevisionRetired',
    ]);
    const retired = told.find(({ reason }) => reason === 'RevisionRetired');
    assert.match(retired?.note ?? '', new RegExp(`Revision ${status?.revision} has no instances any more`));
    assert.deepEqual(
      [retired?.regarding.kind, retired?.regarding.name, retired?.type],
      ['Function', 'hello', 'Normal'],
    );
    assert.ok(
      told.every(({ series }) => series === undefined),
      'none was repeated',
    );
  });

  test('deleting the Function takes everything with it', async () => {
    const namespace = await create();
    const fn = await untilReady(world, namespace, 'hello');
    const [deployment] = await listDeployments(world, namespace);
    const { uid } = fn.metadata;
    await world.client.delete(functions, { namespace, name: 'hello' }, { uid });
    await until('no Deployment', async () => (await listDeployments(world, namespace)).length === 0, {
      withinMs: 20_000,
    });
    await until(
      'no Secret',
      async () => {
        const { items } = await world.client.list(secrets, {}, { namespace });
        return !items.some(({ metadata }) => metadata.name === deployment?.metadata.name);
      },
      { withinMs: 20_000 },
    );
  });
});
