import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deployments, events, secrets } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import {
  createFunction,
  freshNamespace,
  listDeployments,
  openOperatedWorld,
  readFunction,
  startOperator,
  untilReady,
  type World,
} from './support/world.ts';

const manager = 'test';

describe("a revision's Deployment on a real API server", () => {
  let world: World;
  before(async () => (world = await openOperatedWorld()));
  after(() => world.stop());

  const create = () => createFunction(world);

  test('replicas stay the scaler’s when the template changes', async () => {
    const namespace = await create();
    await untilReady(world, namespace, 'hello');
    const [deployment] = await listDeployments(world, namespace);
    const ref = deployment?.metadata ?? { name: '' };
    await world.client.merge(
      deployments,
      ref,
      { spec: { replicas: 3 } },
      { manager: 'pilotlight-scaler', subresource: 'scale' },
    );
    const second = new AbortController();
    const operator = await startOperator(world, second.signal, { activatorAddress: () => '10.0.0.2:9090' });
    const led = operator.lead(second.signal);
    const changed = await until('the new address in the template', async () => {
      const now = await world.client.get(deployments, ref);
      return JSON.stringify(now.spec.template).includes('10.0.0.2:9090') && now;
    });
    second.abort();
    await led;
    assert.equal(changed.spec.replicas, 3);
  });

  test('a field that is no longer wanted goes, whoever wrote it first', async () => {
    const namespace = await create();
    await untilReady(world, namespace, 'hello');
    const [deployment] = await listDeployments(world, namespace);
    const ref = deployment?.metadata ?? { name: '' };
    const theirs = { metadata: { annotations: { 'example.com/theirs': 'stays' } } };
    await world.client.merge(deployments, ref, theirs, { manager: 'somebody' });
    // As an older operator would have made it: one thing more, in the name that creates.
    const older = {
      metadata: { annotations: { 'pilotlight.dev/applied': 'older' } },
      spec: { template: { spec: { hostname: 'unwanted' } } },
    };
    await world.client.merge(deployments, ref, older, { manager: 'pilotlight-scaler' });
    const changed = await until('what is wanted', async () => {
      const now = await world.client.get(deployments, ref);
      return now.metadata.annotations?.['pilotlight.dev/applied'] !== 'older' && now;
    });
    assert.equal((changed.spec.template.spec as { hostname?: string }).hostname, undefined);
    assert.equal(changed.metadata.annotations?.['example.com/theirs'], 'stays');
    assert.equal(changed.spec.replicas, 0);
    const owners = changed.metadata.managedFields?.map(({ manager: who, operation }) => `${who} ${operation}`);
    assert.ok(owners?.includes('pilotlight-operator Apply') && owners.includes('pilotlight-scaler Update'));
  });

  test('a Deployment that somebody deletes comes back, with a key', async () => {
    const namespace = await create();
    await untilReady(world, namespace, 'hello');
    const [deployment] = await listDeployments(world, namespace);
    const { name = '', uid = '' } = deployment?.metadata ?? {};
    await world.client.delete(deployments, { namespace, name }, { uid });
    const again = await until('the Deployment again', async () => {
      const [found] = await listDeployments(world, namespace);
      return found !== undefined && found.metadata.uid !== uid && found;
    });
    await until('its key', async () => {
      const secret = await world.client.get(secrets, { namespace, name });
      return secret.metadata.ownerReferences?.[0]?.uid === again.metadata.uid;
    });
  });

  test('a Deployment of that name that is not ours is left alone, and the condition says what to do', async () => {
    const namespace = await create();
    const { status } = await untilReady(world, namespace, 'hello');
    const other = await freshNamespace(world);
    const name = `hello-${status?.revision?.slice(0, 8)}`;
    const app = { app: 'theirs' };
    const container = { name: 'c', image: 'theirs' };
    const theirs = {
      selector: { matchLabels: app },
      template: { metadata: { labels: app }, spec: { containers: [container] } },
    };
    const ours = { 'app.kubernetes.io/managed-by': 'pilotlight' };
    await world.client.create(
      deployments,
      { metadata: { name, namespace: other, labels: ours }, spec: theirs },
      { manager },
    );
    await createFunction(world, { namespace: other });
    const fn = await until('the condition', async () => {
      const now = await readFunction(world, other, 'hello');
      return now.status?.state === 'Failed' && now;
    });
    const ready = fn.status?.conditions?.find(({ type }) => type === 'Ready');
    assert.equal(ready?.reason, 'ChildRefused');
    assert.match(ready.message, /belongs to somebody else; rename it/);
    const warning = await until('the warning', async () => {
      const { items } = await world.client.list(events, {}, { namespace: other });
      return items.find(({ type }) => type === 'Warning');
    });
    assert.equal(warning.reason, 'ChildRefused');
    assert.match(warning.note, /^RuntimeReady: Deployment hello-\w+ belongs to somebody else/);
    assert.equal(
      (await world.client.get(deployments, { namespace: other, name })).spec.template.spec.containers[0]?.image,
      'theirs',
    );
  });
});
