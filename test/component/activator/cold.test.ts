import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KubeError } from '../../../operator/kube/errors.ts';
import { until } from '../../support/until.ts';
import { REGION, World } from './support/world.ts';

describe('a function at zero', () => {
  test('gets an instance for its first request, which is then kept', async () => {
    await using world = await World.open();
    const fleet = world.put('hello', { script: ({ body }) => ({ body }) });
    const first = await world.invoke('hello', { body: '{"n": 1.0}' });
    assert.equal(first.status, 200, first.body);
    assert.equal(first.body, '{"n": 1.0}');
    await world.invoke('hello');
    assert.deepEqual(fleet.scales, [1]);
    assert.equal(fleet.shims.length, 1);
  });

  test('tells the instance what it is, with code, environment and limits', async () => {
    await using world = await World.open();
    const spec = { timeout: 7, memorySize: 256, environment: { variables: { STAGE: 'prod' } } };
    const fleet = world.put('hello', { spec });
    await world.invoke('hello');
    const assign = fleet.shims[0]?.assigned;
    assert.equal(assign?.revision, 'hello-r1');
    assert.equal(assign.functionName, 'hello');
    assert.equal(assign.handler, 'index.handler');
    assert.equal(assign.timeoutSeconds, 7);
    assert.equal(assign.memorySizeMb, 256);
    assert.equal(assign.accountId, world.account);
    assert.equal(assign.region, REGION);
    assert.deepEqual(
      assign.environment?.map(({ name, value }) => [name, value]),
      [['STAGE', 'prod']],
    );
    assert.ok((assign.code?.zip?.length ?? 0) > 50);
  });

  test('answers 200 first requests at once after one PATCH to its maximum of five', async () => {
    await using world = await World.open();
    const script = async ({ body }: { body: Buffer }) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return { body };
    };
    const fleet = world.put('burst', { script, startMs: 50, spec: { concurrency: { maxInstances: 5 } } });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, id) => world.invoke('burst', { body: `${id}` })));
    for (const [id, { status, body }] of answers.entries()) assert.deepEqual([status, body], [200, `${id}`]);
    assert.deepEqual(fleet.scales, [5]);
    assert.equal(fleet.shims.length, 5);
    assert.equal(fleet.ran.length, 200);
  });

  test('asks for no more instances than there are requests', async () => {
    await using world = await World.open();
    const fleet = world.put('few', { startMs: 50 });
    await Promise.all([1, 2, 3].map(() => world.invoke('few')));
    assert.deepEqual(fleet.scales, [3]);
  });

  test('hears when the wait is over, and for what it waited', async () => {
    await using world = await World.open({ waitMs: 150 });
    world.put('stuck', { startMs: Infinity });
    const { status, headers, body } = await world.invoke('stuck');
    assert.equal(status, 500);
    assert.equal(headers.get('x-amzn-errortype'), 'ServiceException');
    const { Type, Message } = JSON.parse(body) as Record<string, string>;
    assert.equal(Type, 'Service');
    assert.match(Message ?? '', /stuck.*within 0.15 s.*Pending: ContainerCreating/);
    assert.equal(await world.metric('pilotlight_waiting_requests'), 0);
  });

  test('hears why its pod cannot start, within two seconds of it being known', async () => {
    await using world = await World.open({ waitMs: 30_000 });
    world.put('broken', { startMs: Infinity });
    const pending = world.invoke('broken');
    await until('the request to wait', async () => (await world.metric('pilotlight_waiting_requests')) === 1);
    world.startFailures.set('broken-r1', { code: 'ImagePullFailed', message: 'pod broken-1 has no image' });
    const knownAt = performance.now();
    world.latest('broken')?.look();
    const { status, body } = await pending;
    assert.ok(performance.now() - knownAt < 2_000);
    assert.equal(status, 500);
    assert.match(body, /pod broken-1 has no image/);
  });

  test('survives PATCHes that fail, and tells when they are refused for good', async () => {
    await using world = await World.open({ waitMs: 30_000 });
    const fleet = world.put('hello');
    fleet.failures.push(new KubeError(500, 'InternalError', 'etcd is away'), new KubeError(409, 'Conflict', 'later'));
    assert.equal((await world.invoke('hello')).status, 200);
    const refused = world.put('refused');
    // A server that has just started says so once or twice; this one means it.
    for (let n = 0; n < 20; n++) refused.failures.push(new KubeError(403, 'Forbidden', 'no rights'));
    const { status, body } = await world.invoke('refused');
    assert.equal(status, 500);
    assert.match(body, /refuses to scale.*no rights/);
  });

  test('is a conflict while it was never ready, and keeps serving while a newer spec is not', async () => {
    await using world = await World.open();
    world.put('new', { ready: false });
    const { status, headers, body } = await world.invoke('new');
    assert.equal(status, 409);
    assert.equal(headers.get('x-amzn-errortype'), 'ResourceConflictException');
    const text =
      'The operation cannot be performed at this time. The function is currently in the following state: Pending';
    assert.deepEqual(JSON.parse(body), { Type: 'User', message: text });
    world.put('new');
    assert.equal((await world.invoke('new')).status, 200);
    world.put('new', { ready: false });
    assert.equal((await world.invoke('new')).status, 200);
  });
});
