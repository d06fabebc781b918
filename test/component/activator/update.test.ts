import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 5_000 };

describe('a new revision', () => {
  test('takes over under load without losing a request, and the old one goes to zero', async () => {
    await using world = await World.open();
    const answering = (text: string) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      return { body: `"${text}"` };
    };
    const old = world.put('f', {
      revision: 'r1',
      script: answering('old'),
      spec: { concurrency: { maxInstances: 4 } },
    });
    const answers: string[] = [];
    const stop = new AbortController();
    const load = Array.from({ length: 8 }, async () => {
      while (!stop.signal.aborted) {
        const { status, body } = await world.invoke('f');
        answers.push(`${status} ${body}`);
      }
    });
    await until('the old one to answer', () => answers.length > 100, quickly);
    const fresh = world.put('f', { revision: 'r2', script: answering('new'), startMs: 50, initMs: 20 });
    await until('the new one to answer', () => answers.at(-1) === '200 "new"', quickly);
    await until('the old one to be gone', () => old.replicas() === 0, quickly);
    stop.abort();
    await Promise.all(load);
    assert.deepEqual([...new Set(answers)].sort(), ['200 "new"', '200 "old"']);
    assert.equal(answers.length, old.ran.length + fresh.ran.length);
    assert.equal(answers.lastIndexOf('200 "old"') - answers.indexOf('200 "new"') < 16, true, 'the two hardly overlap');
  });

  test('serves at once when the old one has no instances', async () => {
    await using world = await World.open();
    const old = world.put('f', { revision: 'r1', script: () => ({ body: '"old"' }) });
    const fresh = world.put('f', { revision: 'r2', script: () => ({ body: '"new"' }) });
    assert.equal((await world.invoke('f')).body, '"new"');
    assert.deepEqual([old.scales, fresh.scales], [[], [1]]);
  });

  test('waits for what still runs on the old one', async () => {
    await using world = await World.open();
    const gate = new Gate();
    const old = world.put('f', { revision: 'r1', script: gate.script });
    const running = world.invoke('f');
    await gate.event(0);
    world.put('f', { revision: 'r2', script: () => ({ body: '"new"' }) });
    await until('the new one to answer', async () => (await world.invoke('f')).body === '"new"', quickly);
    assert.notEqual(old.replicas(), 0);
    gate.answer(0);
    assert.equal((await running).body, '"done"');
    await until('the old one to be gone', () => old.replicas() === 0, quickly);
  });

  test('that never starts leaves the old one at work', async () => {
    await using world = await World.open();
    world.put('f', { revision: 'r1', script: () => ({ body: '"old"' }) });
    await world.invoke('f');
    const fresh = world.put('f', { revision: 'r2', startMs: Infinity });
    await until('the new one to be asked for', () => fresh.scales.length === 1, quickly);
    assert.equal((await world.invoke('f')).body, '"old"');
  });

  test('can be taken back', async () => {
    await using world = await World.open();
    world.put('f', { revision: 'r1', script: () => ({ body: '"one"' }) });
    await world.invoke('f');
    world.put('f', { revision: 'r2', script: () => ({ body: '"two"' }) });
    await until('the second to answer', async () => (await world.invoke('f')).body === '"two"', quickly);
    world.put('f', { revision: 'r1' });
    await until('the first to answer', async () => (await world.invoke('f')).body === '"one"', quickly);
  });

  test('of concurrency or idle time alone starts nothing new', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    await world.invoke('f');
    world.put('f', { spec: { idleTimeout: 1 } });
    await world.invoke('f');
    assert.deepEqual(fleet.scales, [1]);
    await until('it to be at zero', () => fleet.replicas() === 0, quickly);
  });
});

describe('a deleted function', () => {
  test('is not found; who waits is told; what runs is answered; nothing is left in the metrics', async () => {
    await using world = await World.open();
    const gate = new Gate();
    world.put('f', { script: gate.script, spec: { concurrency: { maxInstances: 1 } } });
    const running = world.invoke('f');
    await gate.event(0);
    const waiting = world.invoke('f');
    await until('one to wait', async () => (await world.metric('pilotlight_waiting_requests')) === 1, quickly);
    world.delete('f');
    const told = await waiting;
    assert.equal(told.status, 404);
    assert.match(told.body, /deleted while the request waited/);
    const missing = await world.invoke('f');
    assert.equal(missing.status, 404);
    const arn = `arn:aws:lambda:local:${world.account}:function:f:$LATEST`;
    assert.deepEqual(JSON.parse(missing.body), { Type: 'User', Message: `Function not found: ${arn}` });
    gate.answer(0);
    assert.equal((await running).body, '"done"');
    assert.doesNotMatch(await world.metrics.registry.metrics(), /function="f"/);
  });
});
