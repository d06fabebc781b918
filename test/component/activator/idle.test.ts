import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 5_000 };
const scaledTo = (fleet: { scales: number[] }, wanted: number[]) => () =>
  JSON.stringify(fleet.scales) === JSON.stringify(wanted);

describe('idle instances', () => {
  test('go to zero after the idle time, and come back for the next request', async () => {
    await using world = await World.open({ idleMs: 100 });
    const fleet = world.put('f');
    await world.invoke('f');
    await until('zero', scaledTo(fleet, [1, 0]), quickly);
    assert.equal((await world.invoke('f')).status, 200);
    await until('zero again', scaledTo(fleet, [1, 0, 1, 0]), quickly);
  });

  test('go while a busy one stays: the hint names the idle one', async () => {
    await using world = await World.open({ idleMs: 100 });
    const gate = new Gate();
    const fleet = world.put('f', { script: gate.script });
    const [first, second] = [world.invoke('f'), world.invoke('f')];
    const { shim: staying } = await gate.event(0);
    const { shim: leaving } = await gate.event(1);
    gate.answer(1);
    await until('one to be left', scaledTo(fleet, [2, 1]), quickly);
    assert.deepEqual(fleet.preferred, [leaving.options.pod]);
    assert.equal(leaving.closed, true);
    assert.equal(staying.closed, false);
    gate.answer(0);
    assert.deepEqual([(await first).status, (await second).status], [200, 200]);
    await until('zero', scaledTo(fleet, [2, 1, 0]), quickly);
  });

  test('of before this activator are found and used, or go to zero', async () => {
    await using world = await World.open({ idleMs: 1_000 });
    const used = world.put('used');
    const idle = world.put('idle');
    used.beginAt(1);
    idle.beginAt(3);
    await until('all to attach', () => [...used.shims, ...idle.shims].every(({ attached }) => attached), quickly);
    assert.equal((await world.invoke('used')).status, 200);
    assert.deepEqual(used.scales, []);
    // In one step or several: those that attached first are idle first.
    await until('zero', () => idle.replicas() === 0, quickly);
  });

  test('of before this activator whose shims never come go to zero too', async () => {
    await using world = await World.open({ idleMs: 100 });
    const fleet = world.put('f');
    fleet.beginAt(0);
    Object.assign(fleet, { startPod: () => undefined });
    await fleet.scale(2);
    world.latest('f')?.look();
    await until('zero', scaledTo(fleet, [2, 0]), quickly);
  });

  test('that are used most recently are used again, so that the others may go', async () => {
    await using world = await World.open({ idleMs: 300 });
    const fleet = world.put('f', { script: ({ shim }) => ({ body: `"${shim.options.pod}"` }) });
    fleet.beginAt(3);
    await until('all to attach', () => fleet.shims.every(({ attached }) => attached), quickly);
    const pods = new Set<string>();
    await until(
      'the two others to go',
      async () => {
        pods.add((await world.invoke('f')).body);
        return fleet.replicas() === 1;
      },
      quickly,
    );
    assert.equal(pods.size, 1);
  });
});
