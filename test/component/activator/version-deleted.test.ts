import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Activators, waitingAt } from './support/activators.ts';
import { Gate } from './support/gate.ts';
import { anyCode, deleteVersion, putAlias, putVersion } from './support/versions.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };
const one = { concurrency: { maxInstances: 1 } };

describe('a version that is deleted while requests wait for it', () => {
  test('what came by an alias goes where that points now, once that is known; what named it hears 404; what runs is answered', async () => {
    await using world = await World.open({ code: anyCode });
    const gate = new Gate();
    const old = putVersion(world, 'f', 1, { script: gate.script, template: one });
    const fresh = putVersion(world, 'f', 2);
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const running = world.invoke('f:live');
    await gate.event(0);
    const byAlias = [world.invoke('f:live'), world.invoke('f:live')];
    const byNumber = world.invoke('f:1');
    await until('three to wait', waitingAt(world, 3), quickly);
    deleteVersion(world, 'f', 1);
    const told = await byNumber;
    assert.deepEqual([told.status, told.headers.get('x-amzn-errortype')], [404, 'ResourceNotFoundException']);
    assert.match(told.body, /Version 1 of function f was deleted while the request waited/);
    putAlias(world, 'f', 'live', { functionVersion: '2' });
    for (const { status, body, headers } of await Promise.all(byAlias))
      assert.deepEqual([status, body, headers.get('x-amz-executed-version')], [200, '2', '2']);
    gate.answer(0);
    assert.deepEqual([(await running).status, old.ran.length, fresh.ran.length], [200, 1, 2]);
    assert.equal(world.buffer.bytes, 0);
  });

  test('with as many waiting as may wait, all go on: none needs new room', async () => {
    await using world = await World.open({ code: anyCode, functionRequests: 5 });
    putVersion(world, 'f', 1, { startMs: Infinity });
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const calls = Array.from({ length: 5 }, () => world.invoke('f:live'));
    await until('all to wait', waitingAt(world, 5), quickly);
    deleteVersion(world, 'f', 1);
    await until('none to wait for an instance', waitingAt(world, 0), quickly);
    putVersion(world, 'f', 2);
    putAlias(world, 'f', 'live', { functionVersion: '2' });
    assert.deepEqual(
      (await Promise.all(calls)).map(({ status }) => status),
      [200, 200, 200, 200, 200],
    );
    const text = await world.metrics.registry.metrics();
    assert.match(text, /pilotlight_invocations_total\{[^}]*version="2",outcome="success"\} 5/);
    assert.doesNotMatch(text, /version="1"/);
  });

  test('what asked for the newest one goes to the newest that is left', async () => {
    await using world = await World.open({ code: anyCode });
    putVersion(world, 'f', 1);
    putVersion(world, 'f', 2, { startMs: Infinity });
    const call = world.invoke('f:$LATEST.PUBLISHED');
    await until('it to wait', waitingAt(world, 1), quickly);
    deleteVersion(world, 'f', 2);
    assert.equal((await call).body, '1');
  });

  test('does not begin to wait anew: who has waited long enough hears so', async () => {
    await using world = await World.open({ code: anyCode, waitMs: 400 });
    for (const version of [1, 2]) putVersion(world, 'f', version, { startMs: Infinity });
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const call = world.invoke('f:live');
    await until('it to wait', waitingAt(world, 1), quickly);
    const since = performance.now();
    await until('most of its time to be over', () => performance.now() - since > 300, quickly);
    putAlias(world, 'f', 'live', { functionVersion: '2' });
    deleteVersion(world, 'f', 1);
    const { status, body, durationMs } = await call;
    assert.equal(status, 500);
    assert.match(body, /became free within 0.4 s/);
    assert.ok(durationMs < 650, `${durationMs} ms`);
  });

  test('the same at another activator: whichever of the two hears of it first', async () => {
    for (const first of [0, 1]) {
      await using activators = await Activators.open(2, { code: anyCode });
      const [a, b] = [activators.at(0), activators.at(1)];
      activators.change([b]);
      const shift = (world: World): void => {
        deleteVersion(world, 'f', 1);
        putAlias(world, 'f', 'live', { functionVersion: '2' });
      };
      for (const world of activators.all) {
        putVersion(world, 'f', 1, { startMs: Infinity });
        putVersion(world, 'f', 2);
        putAlias(world, 'f', 'live', { functionVersion: '1' });
      }
      const calls = [a.invoke('f:live'), b.invoke('f:live')];
      await until('both to wait', waitingAt(b, 2), quickly);
      shift(activators.at(first));
      shift(activators.at(1 - first));
      assert.deepEqual(
        (await Promise.all(calls)).map(({ status, body }) => [status, body]),
        [
          [200, '2'],
          [200, '2'],
        ],
      );
    }
  });
});
