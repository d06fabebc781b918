import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { functions, networkPolicies } from '../../../operator/kube/resources.ts';
import { buildFunction } from '../../support/build.ts';
import { until } from '../../support/until.ts';
import { freshNamespace, openOperatedWorld, readFunction, untilReady, type World } from './support/world.ts';

const manager = 'test';
const name = 'function-hello';

describe('the network policy of a Function', () => {
  let world: World;
  before(async () => (world = await openOperatedWorld()));
  after(() => world.stop());

  const read = (namespace: string) => world.client.get(networkPolicies, { namespace, name });
  async function create(namespace: string): Promise<void> {
    const { metadata, ...rest } = buildFunction({ namespace });
    await world.client.create(functions, { ...rest, metadata: { name: metadata.name, namespace } }, { manager });
  }

  test('is there before the Function is Ready, and belongs to it', async () => {
    const namespace = await freshNamespace(world);
    await create(namespace);
    const fn = await untilReady(world, namespace, 'hello');
    const { metadata, spec } = await read(namespace);
    assert.equal(metadata.ownerReferences?.[0]?.uid, fn.metadata.uid);
    assert.deepEqual(spec.policyTypes, ['Ingress', 'Egress']);
    assert.deepEqual(spec.egress, [{ ports: [{ protocol: 'TCP', port: 9090 }] }]);
  });

  test('comes back when somebody deletes it', async () => {
    const namespace = await freshNamespace(world);
    await create(namespace);
    await untilReady(world, namespace, 'hello');
    const { metadata } = await read(namespace);
    await world.client.delete(networkPolicies, metadata, { uid: metadata.uid });
    await until('a new one', async () => (await read(namespace)).metadata.uid !== metadata.uid);
  });

  test('says what it should again when somebody opens it', async () => {
    const namespace = await freshNamespace(world);
    await create(namespace);
    await untilReady(world, namespace, 'hello');
    const opened = { spec: { ingress: [{}], egress: [{}] } };
    await world.client.merge(networkPolicies, { namespace, name }, opened, { manager });
    const { spec } = await until('it closed', async () => {
      const now = await read(namespace);
      return now.spec.ingress === undefined && now;
    });
    assert.deepEqual(spec.egress, [{ ports: [{ protocol: 'TCP', port: 9090 }] }]);
  });

  test('of the same name, but somebody else’s, is left alone, and the Function says so', async () => {
    const namespace = await freshNamespace(world);
    const foreign = { metadata: { name, namespace }, spec: { podSelector: {}, policyTypes: ['Egress'] } };
    await world.client.create(networkPolicies, foreign, { manager });
    await create(namespace);
    const condition = await until('a condition', async () => {
      const { status } = await readFunction(world, namespace, 'hello');
      return status?.conditions?.find(({ type, status: value }) => type === 'RuntimeReady' && value === 'False');
    });
    assert.equal(condition.reason, 'ChildRefused');
    assert.match(condition.message, /NetworkPolicy function-hello.*somebody else/);
    assert.deepEqual((await read(namespace)).spec.policyTypes, ['Egress']);
  });
});
