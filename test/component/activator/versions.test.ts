import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { anyCode, deleteAlias, putAlias, putVersion } from './support/versions.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 5_000 };

/** A function with versions 1 and 2, each of which answers with its number. */
async function openWorld(options: Parameters<typeof World.open>[0] = {}): Promise<World> {
  const world = await World.open({ code: anyCode, ...options });
  world.put('f', { script: ({ arn }) => ({ body: JSON.stringify(arn) }) });
  putVersion(world, 'f', 1);
  putVersion(world, 'f', 2);
  return world;
}

const arnOf = (world: World, name: string): string => `arn:aws:lambda:local:${world.account}:function:${name}`;

async function assertAnswers(world: World, qualifier: string, version: string): Promise<void> {
  const { status, body, headers } = await world.invoke('f', { qualifier });
  assert.deepEqual([status, headers.get('x-amz-executed-version')], [200, version], `${qualifier}: ${body}`);
}

async function assertNotFound(world: World, name: string): Promise<void> {
  const { status, headers, body } = await world.invoke(name);
  assert.deepEqual([status, headers.get('x-amzn-errortype')], [404, 'ResourceNotFoundException']);
  assert.deepEqual(JSON.parse(body), { Type: 'User', Message: `Function not found: ${arnOf(world, name)}` });
}

describe('a qualifier', () => {
  test('names $LATEST, a version, the newest version or an alias', async () => {
    await using world = await openWorld();
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    putAlias(world, 'f', 'head', { functionVersion: '$LATEST' });
    for (const [qualifier, version] of [
      ['$LATEST', '$LATEST'],
      ['1', '1'],
      ['2', '2'],
      ['$LATEST.PUBLISHED', '2'],
      ['live', '1'],
      ['head', '$LATEST'],
    ] as const)
      await assertAnswers(world, qualifier, version);
    assert.equal((await world.invoke('f')).headers.get('x-amz-executed-version'), '$LATEST');
    putVersion(world, 'f', 10);
    await assertAnswers(world, '$LATEST.PUBLISHED', '10');
  });

  test('of nothing that is there is not found, in any spelling but its own', async () => {
    await using world = await openWorld();
    putAlias(world, 'f', 'Live_1', { functionVersion: '1' });
    // The operator has not found where it points.
    putAlias(world, 'f', 'new');
    await assertAnswers(world, 'Live_1', '1');
    for (const qualifier of ['3', '01', 'live_1', 'Live-1', 'live-1', 'new', 'gone'])
      await assertNotFound(world, `f:${qualifier}`);
    deleteAlias(world, 'f', 'Live_1');
    await assertNotFound(world, 'f:Live_1');
    await assertNotFound(world, 'g:1');
  });

  test('of a version that was never ready is refused as a function that is pending', async () => {
    await using world = await openWorld();
    putVersion(world, 'f', 3, { ready: false });
    const { status, body } = await world.invoke('f', { qualifier: '3' });
    assert.equal(status, 409);
    assert.match(body, /currently in the following state: Pending/);
    await assertAnswers(world, '$LATEST.PUBLISHED', '2');
  });

  test('stays in the ARN that the handler sees; its environment and its logs have the version', async () => {
    await using world = await openWorld();
    const script = ({ arn }: { arn: string }) => ({ body: JSON.stringify(arn) });
    const fleet = putVersion(world, 'f', 3, { script, template: { timeout: 9 } });
    putAlias(world, 'f', 'live', { functionVersion: '3' });
    for (const name of ['f:live', 'f:3']) {
      const answer = await world.invoke(name);
      assert.deepEqual([answer.body, answer.headers.get('x-amz-executed-version')], [`"${arnOf(world, name)}"`, '3']);
    }
    const { functionName, functionVersion, timeoutSeconds, revision } = fleet.shims[0]?.assigned ?? {};
    assert.deepEqual([functionName, functionVersion, timeoutSeconds, revision], ['f', '3', 9, 'f-v3']);
  });
});

describe('versions', () => {
  test('answer without their function, and each by instances of its own', async () => {
    await using world = await World.open({ code: anyCode });
    const fleets = [putVersion(world, 'f', 1), putVersion(world, 'f', 2)];
    for (const version of ['1', '2', '1', '2']) await assertAnswers(world, version, version);
    await assertNotFound(world, 'f:$LATEST');
    assert.deepEqual(
      fleets.map(({ scales, ran }) => [scales, ran.length]),
      [
        [[1], 2],
        [[1], 2],
      ],
    );
  });

  test('are not adopted as old revisions of $LATEST, and go to zero by themselves', async () => {
    await using world = await openWorld({ idleMs: 200 });
    const fleet = putVersion(world, 'f', 3, { template: { idleTimeout: 1 } });
    await assertAnswers(world, '3', '3');
    world.latest('f')?.look();
    assert.equal((await world.invoke('f')).status, 200);
    await assertAnswers(world, '3', '3');
    assert.deepEqual([fleet.scales, fleet.shims.length], [[1], 1]);
    await until('it to be at zero', () => fleet.replicas() === 0, quickly);
  });

  test('have a series each in the metrics, once they are called', async () => {
    await using world = await openWorld();
    await assertAnswers(world, '1', '1');
    const text = await world.metrics.registry.metrics();
    assert.match(text, /pilotlight_invocations_total\{namespace="shop",function="f",version="1",outcome="success"\} 1/);
    assert.match(text, /pilotlight_instances\{namespace="shop",function="f",version="1"\} 1/);
    assert.doesNotMatch(text, /version="2"/);
  });
});

describe('the right to invoke', () => {
  test('what was named is enough, and the function; no other name is', async () => {
    await using world = await openWorld();
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    world.reviews.allowed = (_caller, _namespace, { resource, name }) => resource === 'aliases' && name === 'f.live';
    await assertAnswers(world, 'live', '1');
    for (const name of ['f', 'f:1', 'f:$LATEST.PUBLISHED', 'f:other'])
      assert.equal((await world.invoke(name)).status, 403);
  });
});
