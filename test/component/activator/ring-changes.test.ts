import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Activators, waitingAt } from './support/activators.ts';
import { Gate } from './support/gate.ts';
import { ScriptedShim } from './support/shim.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };

describe('a shim that comes to a new owner', () => {
  test('goes on with its session; who came before it with no more than its key has to go', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const fleet = activators.put('f', { script: () => ({ body: '"real"' }) });
    assert.equal((await a.invoke('f')).body, '"real"');
    const [shim] = fleet.shims;
    assert.ok(shim);
    const { session } = shim;
    // It has the key, the UID and the address of the pod, and is quicker than its supervisor.
    activators.change([b], [b]);
    const { pod } = shim.options;
    const thief = new ScriptedShim({
      ...fleet.options,
      pod,
      address: b.attachAddress,
      script: () => ({ body: '"no"' }),
    });
    thief.connect({ assignedRevision: fleet.options.revision });
    await until('the thief to be in', () => thief.attached, quickly);
    activators.tell([b], [a]);
    await until('the thief to be out', () => !thief.attached, quickly);
    assert.equal((await b.invoke('f')).body, '"real"');
    assert.deepEqual(shim.session, session);
    assert.deepEqual(thief.ran, []);
    thief.close();
  });
});

describe('in the middle of an update that does not come to its end', () => {
  test('the old revision goes on under every new owner, also one that never saw it; then the new one serves', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.put('f', { revision: 'r1', script: () => ({ body: '"old"' }) });
    assert.equal((await a.invoke('f')).body, '"old"');
    const update = { revision: 'r2', script: () => ({ body: '"new"' }), startMs: Infinity };
    const next = activators.put('f', update);
    await until('the new one to be asked for', () => next.replicas() === 1, quickly);
    activators.change([b]);
    assert.equal((await a.invoke('f')).body, '"old"');
    const late = await activators.enter();
    late.put('f', update);
    activators.change([late]);
    assert.equal((await a.invoke('f')).body, '"old"');
    assert.equal((await late.invoke('f')).body, '"old"');
    next.startPod();
    await until('the new one to serve', async () => (await a.invoke('f')).body === '"new"', quickly);
  });

  test('a new owner does not wait for instances of before that are gone', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const old = activators.put('f', { revision: 'r1', script: () => ({ body: '"old"' }) });
    await a.invoke('f');
    const next = activators.put('f', { revision: 'r2', script: () => ({ body: '"new"' }), startMs: Infinity });
    await until('the new one to be asked for', () => next.replicas() === 1, quickly);
    for (const shim of old.shims) shim.close();
    await old.scale(0);
    activators.change([b]);
    const waiting = a.invoke('f');
    await until('it to wait', waitingAt(b, 1), quickly);
    next.startPod();
    assert.equal((await waiting).body, '"new"');
  });
});

describe('an activator that dies', () => {
  test('takes with it what it had sent to an instance: its senders hear so at once; what waited there is run elsewhere', async () => {
    await using activators = await Activators.open(3);
    const [a, b, c] = [activators.at(0), activators.at(1), activators.at(2)];
    const gate = new Gate();
    const fleet = activators.put('f', {
      script: gate.script,
      spec: { concurrency: { maxInstances: 1 } },
    });
    activators.change([b]);
    const sent = a.invoke('f');
    await gate.event(0);
    const waiting = a.invoke('f', { body: '"second"' });
    await until('it to wait', waitingAt(b, 1), quickly);
    b.kill();
    const { status, headers, body } = await sent;
    assert.deepEqual([status, headers.get('x-amzn-errortype')], [500, 'ServiceException']);
    assert.match(body, /may have run; it is not run again/);
    activators.change([c]);
    for (const shim of fleet.shims) shim.options.address = a.attachAddress;
    for (const shim of fleet.shims) shim.connect();
    gate.answer(0);
    await gate.event(1);
    gate.answer(1);
    assert.equal((await waiting).status, 200);
    assert.equal(fleet.ran.length, 2);
  });
});

describe('the port of activators', () => {
  test('is closed to whoever has no key of this installation', async () => {
    await using activators = await Activators.open(2);
    const a = activators.at(0);
    // It has everything but the master key.
    await using stranger = await World.open({ certificate: a.certificate });
    activators.put('f');
    stranger.ring.learn({ epoch: 9, members: [a.member] });
    await until(
      'the refusal',
      () => a.logged.some(({ message }) => message.startsWith('refused an activator')),
      quickly,
    );
    assert.equal(await a.metric('pilotlight_invocations_total'), 0);
  });
});
