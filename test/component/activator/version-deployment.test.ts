import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { KubeError } from '../../../operator/kube/errors.ts';
import { until } from '../../support/until.ts';
import { Activators, waitingAt } from './support/activators.ts';
import type { Fleet } from './support/fleet.ts';
import { anyCode, putVersion } from './support/versions.ts';
import { NAMESPACE, World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };

/** As the operator does it, and the informer tells. */
function makeDeployment(world: World, fleet: Fleet): void {
  fleet.setPresent(true);
  world.directory
    .routeOf({ namespace: NAMESPACE, name: fleet.options.function, version: fleet.options.version })
    ?.look();
}

describe('a version without a Deployment', () => {
  test('asks for it once, and answers when it is there', async () => {
    await using world = await World.open({ code: anyCode });
    const fleet = putVersion(world, 'f', 1);
    fleet.setPresent(false);
    const calls = Array.from({ length: 5 }, () => world.invoke('f:1'));
    await until('all to wait', waitingAt(world, 5), quickly);
    assert.deepEqual([fleet.requests, fleet.scales], [1, []]);
    makeDeployment(world, fleet);
    assert.deepEqual([...new Set((await Promise.all(calls)).map(({ status }) => status))], [200]);
    assert.deepEqual([fleet.requests, fleet.scales], [1, [5]]);
  });

  test('asks again when it could not, and when the Deployment is gone again', async () => {
    await using world = await World.open({ code: anyCode, idleMs: 50 });
    const fleet = putVersion(world, 'f', 1);
    fleet.setPresent(false);
    fleet.failures.push(new KubeError(500, 'InternalError', 'later'));
    const call = world.invoke('f:1');
    await until('it to be asked for', () => fleet.requests === 1, quickly);
    makeDeployment(world, fleet);
    assert.equal((await call).status, 200);
    await until('it to be at zero', () => fleet.replicas() === 0, quickly);
    fleet.setPresent(false);
    const again = world.invoke('f:1');
    await until('it to be asked for', () => fleet.requests === 2, quickly);
    makeDeployment(world, fleet);
    assert.equal((await again).status, 200);
  });

  test('that never comes is told to who waits', async () => {
    await using world = await World.open({ code: anyCode, waitMs: 100 });
    putVersion(world, 'f', 1).setPresent(false);
    const { status, body } = await world.invoke('f:1');
    assert.equal(status, 500);
    assert.match(body, /No instance of function f became free within 0.1 s/);
  });

  test('is asked for by the owner of the function alone', async () => {
    await using activators = await Activators.open(2, { code: anyCode });
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    const [fleet] = activators.all.map((world) => putVersion(world, 'f', 1));
    assert.ok(fleet);
    fleet.setPresent(false);
    const call = a.invoke('f:1');
    await until('it to wait there', waitingAt(b, 1), quickly);
    makeDeployment(a, fleet);
    makeDeployment(b, fleet);
    assert.equal((await call).status, 200);
    assert.deepEqual([fleet.requests, fleet.scales], [1, [1]]);
  });
});
