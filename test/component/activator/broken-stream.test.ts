import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };

/** A request whose handler runs, and the shim that runs it. */
async function runningRequest(world: World) {
  const gate = new Gate();
  const fleet = world.put('f', { script: gate.script });
  const answer = world.invoke('f');
  const { shim, requestId } = await gate.event(0);
  return { gate, fleet, answer, shim, requestId };
}

describe('a stream that breaks while a handler runs', () => {
  test('is waited for: the shim comes back, still running, and answers', async () => {
    await using world = await World.open();
    const { gate, answer, shim } = await runningRequest(world);
    shim.break();
    shim.connect();
    gate.answer(0);
    const { status, body } = await answer;
    assert.deepEqual([status, body], [200, '"done"']);
    assert.equal(shim.ran.length, 1);
  });

  test('is waited for: the shim comes back with the result', async () => {
    await using world = await World.open();
    const { gate, answer, shim, requestId } = await runningRequest(world);
    shim.break();
    gate.answer(0);
    await until('the handler to end', () => shim.finished.has(requestId), quickly);
    shim.connect();
    const { status, body } = await answer;
    assert.deepEqual([status, body], [200, '"done"']);
    assert.equal(gate.events.length, 1);
  });

  test('lets the request go elsewhere when the shim says that it never ran', async () => {
    await using world = await World.open();
    const { gate, answer, shim, requestId, fleet } = await runningRequest(world);
    shim.break();
    shim.running.delete(requestId);
    shim.connect();
    const again = await gate.event(1);
    assert.equal(again.requestId, requestId);
    gate.answer(1, { body: '"elsewhere"' });
    assert.equal((await answer).body, '"elsewhere"');
    assert.equal(fleet.ran.length, 1);
  });

  test('is a typed error when the shim does not come back, and the request runs nowhere else', async () => {
    await using world = await World.open();
    const { gate, answer, shim } = await runningRequest(world);
    shim.close();
    const { status, headers, body } = await answer;
    assert.equal(status, 500);
    assert.equal(headers.get('x-amzn-errortype'), 'ServiceException');
    assert.match(body, /lost before it answered/);
    assert.equal(gate.events.length, 1);
  });

  test('is a typed error at once when the pod is gone', async () => {
    await using world = await World.open();
    const { answer, shim } = await runningRequest(world);
    const brokenAt = performance.now();
    shim.close();
    world.latest('f')?.podGone(`uid-${shim.options.pod}`);
    assert.equal((await answer).status, 500);
    assert.ok(performance.now() - brokenAt < 1_000);
  });
});

describe('an instance that refuses', () => {
  test('hands the request to another instance', async () => {
    await using world = await World.open();
    const asked: string[] = [];
    const fleet = world.put('f', {
      script: ({ shim: { options } }) => {
        asked.push(options.pod);
        return asked.length === 1 ? { refuse: 'BUSY' } : { body: '"second"' };
      },
    });
    fleet.beginAt(2);
    await until('both to attach', () => fleet.shims.every(({ attached }) => attached), quickly);
    assert.equal((await world.invoke('f')).body, '"second"');
    assert.equal(new Set(asked).size, 2);
    assert.equal(fleet.ran.length, 1);
  });

  test('is asked again when there is no other', async () => {
    await using world = await World.open();
    let asked = 0;
    world.put('f', { script: () => (++asked === 1 ? { refuse: 'BUSY' } : { body: '"later"' }) });
    assert.equal((await world.invoke('f')).body, '"later"');
    assert.equal(asked, 2);
  });

  test('gets nothing new once it drains', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { script: ({ shim }) => ({ body: `"${shim.options.pod}"` }) });
    fleet.beginAt(2);
    await until('both to attach', () => fleet.shims.every(({ attached }) => attached), quickly);
    const first = (await world.invoke('f')).body;
    fleet.shims.find(({ options }) => `"${options.pod}"` === first)?.send({ draining: {} });
    await until('the other to answer', async () => (await world.invoke('f')).body !== first, quickly);
  });
});
