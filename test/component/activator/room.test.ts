import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };
const one = { concurrency: { maxInstances: 1 } };

/** A caller that leaves without waiting for its answer. */
function leavingCaller(world: World, name: string): () => void {
  const path = `/2015-03-31/functions/${name}/invocations`;
  const call = request(`${world.url}${path}`, { method: 'POST', headers: { authorization: 'Bearer caller' } });
  call.on('error', () => undefined);
  call.end('{}');
  return () => call.destroy();
}

describe('room', () => {
  test('for requests of one function is bounded: more are throttled as Lambda does', async () => {
    await using world = await World.open({ functionRequests: 2 });
    const gate = new Gate();
    world.put('f', { script: gate.script, spec: one });
    const admitted = [world.invoke('f'), world.invoke('f')];
    await gate.event(0);
    await until('one to wait', async () => (await world.metric('pilotlight_waiting_requests')) === 1, quickly);
    const { status, headers, body } = await world.invoke('f');
    assert.equal(status, 429);
    assert.equal(headers.get('x-amzn-errortype'), 'TooManyRequestsException');
    assert.equal(headers.get('retry-after'), '1');
    const reason = 'ReservedFunctionConcurrentInvocationLimitExceeded';
    assert.deepEqual(JSON.parse(body), { Reason: reason, Type: 'User', message: 'Rate Exceeded.' });
    gate.answer(0);
    await gate.event(1);
    gate.answer(1);
    assert.deepEqual(
      (await Promise.all(admitted)).map((answer) => answer.status),
      [200, 200],
    );
    assert.equal(world.buffer.bytes, 0);
  });

  test('in total is bounded by what requests announce, before any of it is read', async () => {
    await using world = await World.open({ totalBytes: 1000 });
    world.put('f', { script: ({ body }) => ({ body: `${body.length}` }) });
    const { status, body } = await world.invoke('f', { body: JSON.stringify('x'.repeat(2000)) });
    assert.equal(status, 429);
    assert.equal((JSON.parse(body) as { Reason: string }).Reason, 'ConcurrentInvocationLimitExceeded');
    assert.equal((await world.invoke('f', { body: JSON.stringify('x'.repeat(500)) })).body, '502');
    assert.equal(world.buffer.bytes, 0);
  });

  test('is given back by a caller that leaves while it waits, and its event never runs', async () => {
    await using world = await World.open();
    const gate = new Gate();
    const fleet = world.put('f', { script: gate.script, spec: one });
    const first = world.invoke('f');
    await gate.event(0);
    const leave = leavingCaller(world, 'f');
    const waiting = (count: number) => async () => (await world.metric('pilotlight_waiting_requests')) === count;
    await until('the second to wait', waiting(1), quickly);
    leave();
    await until('nobody to wait', waiting(0), quickly);
    gate.answer(0);
    assert.equal((await first).status, 200);
    assert.equal(fleet.ran.length, 1);
    assert.equal(gate.events.length, 1);
  });

  test('a handler goes on when its caller leaves, and the instance then takes the next event', async () => {
    await using world = await World.open();
    const gate = new Gate();
    const fleet = world.put('f', { script: gate.script, spec: one });
    const leave = leavingCaller(world, 'f');
    await gate.event(0);
    leave();
    const next = world.invoke('f');
    gate.answer(0);
    await gate.event(1);
    gate.answer(1, { body: '"next"' });
    assert.equal((await next).body, '"next"');
    assert.equal(fleet.ran.length, 2);
    assert.equal(world.buffer.bytes, 0);
  });
});

describe('stopping', () => {
  test('finishes what runs, refuses what waits with a typed error, and takes nothing new', async () => {
    await using world = await World.open();
    const gate = new Gate();
    world.put('f', { script: gate.script, spec: one });
    const running = world.invoke('f');
    const { shim } = await gate.event(0);
    const waiting = world.invoke('f');
    await until('one to wait', async () => (await world.metric('pilotlight_waiting_requests')) === 1, quickly);
    world.stopping.abort();
    world.ring.learn({ epoch: 2, members: [] });
    const { status, body } = await waiting;
    assert.equal(status, 500);
    assert.match(body, /stopping/);
    const stopped = world.stopHttp({ quietMs: 0, limitMs: 5_000 });
    gate.answer(0);
    assert.equal((await running).status, 200);
    await stopped;
    assert.equal(shim.goneAway, true);
  });
});
