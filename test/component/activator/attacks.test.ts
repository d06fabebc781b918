// Who attaches as somebody he is not gets nothing and harms nobody.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { deriveAttachKey } from '../../../operator/api/attach-key.ts';
import type { Hello } from '../../../runtime-shim/proto/index.ts';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { ScriptedShim } from './support/shim.ts';
import { NAMESPACE, World } from './support/world.ts';

const CALLER_TOKEN = 'caller';
const quickly = { everyMs: 5, withinMs: 10_000 };

/** Connects as a pod that Kubernetes knows, with a Hello that lies; the status with which it ends. */
async function attack(world: World, hello: Hello | ((world: World) => Hello)): Promise<number> {
  const fleet = world.put('f', { startMs: Infinity });
  world.knowPod('uid-attacker', fleet.options.revision);
  const shim = new ScriptedShim({ ...fleet.options, pod: 'attacker' });
  shim.connect(typeof hello === 'function' ? hello(world) : hello);
  return until('its end', () => shim.lastStatus, quickly);
}

const keyFor = (namespace: string, name: string, revision: string) => (world: World) => ({
  key: deriveAttachKey(world.masterKey, { namespace, function: name, revision }),
});

describe('attaching as somebody else', () => {
  const liars: Record<string, Hello | ((world: World) => Hello)> = {
    'with the key of the same function in another namespace': keyFor('other', 'f', 'f-r1'),
    'with the key of another function': keyFor(NAMESPACE, 'g', 'f-r1'),
    'with the key of another revision': keyFor(NAMESPACE, 'f', 'f-r2'),
    'with a key whose parts were shifted': keyFor(`${NAMESPACE}/f`, 'f-r1', ''),
    'in another namespace with the key of this one': { namespace: 'other' },
    'as another function with the key of this one': { function: 'g' },
    'as another revision with the key of this one': { revision: 'f-r2' },
    'without a key': { key: '' },
    'with the beginning of a key': (world) => ({
      key: keyFor(NAMESPACE, 'f', 'f-r1')(world).key.slice(0, 63),
    }),
    'with a key in capitals': (world) => ({ key: keyFor(NAMESPACE, 'f', 'f-r1')(world).key.toUpperCase() }),
    'with a caller’s token for a key': { key: CALLER_TOKEN },
    'with a megabyte for a key': { key: 'a'.repeat(1 << 20) },
    'with path tricks in the name': { function: '../f' },
  };
  for (const [name, hello] of Object.entries(liars)) {
    test(`${name} is refused`, async () => {
      await using world = await World.open();
      assert.equal(await attack(world, hello), status.UNAUTHENTICATED);
      assert.ok(world.logged.some(({ level, message }) => level === 'warn' && message.startsWith('refused to attach')));
    });
  }

  test('with the session of another instance is refused', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { spec: { concurrency: { maxInstances: 2 } } });
    fleet.beginAt(2);
    await until('both are attached', () => fleet.shims.every(({ attached }) => attached), quickly);
    const [victim, other] = fleet.shims;
    assert.ok(victim !== undefined && other !== undefined);
    const thief = new ScriptedShim({ ...victim.options });
    thief.connect({ session: other.session.id, sessionSecret: other.session.secret });
    assert.equal(await until('its end', () => thief.lastStatus, quickly), status.ALREADY_EXISTS);
  });

  test('and a pod’s key is no token: it invokes nothing', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    world.reviews.allowed = () => true;
    const token = keyFor(NAMESPACE, 'f', 'f-r1')(world).key;
    world.reviews.unknownTokens.add(token);
    const { status: code, headers } = await world.invoke('f', { token });
    assert.deepEqual([code, headers.get('x-amzn-errortype')], [403, 'UnrecognizedClientException']);
    assert.equal(fleet.ran.length, 0);
  });
});

describe('an instance', () => {
  test('cannot answer the request of another', async () => {
    await using world = await World.open();
    const gate = new Gate();
    const fleet = world.put('f', { script: gate.script, spec: { concurrency: { maxInstances: 2 } } });
    fleet.beginAt(2);
    const answer = world.invoke('f');
    const { shim, requestId } = await gate.event(0);
    const other = fleet.shims.find((candidate) => candidate !== shim);
    other?.send({ result: { requestId, body: Buffer.from('"forged"') } });
    other?.send({ refusal: { requestId, reason: 1 } });
    // Whatever the other one said has been heard by now: it comes before its own answer on the same stream.
    const second = world.invoke('f');
    await gate.event(1);
    gate.answer(1);
    await second;
    gate.answer(0, { body: '"true"' });
    assert.equal((await answer).body, '"true"');
  });

  test('that speaks before it is believed, or greets twice, is cut off', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { startMs: Infinity });
    const early = new ScriptedShim({ ...fleet.options, pod: 'early' });
    early.connect();
    early.send({ result: { requestId: 'r', body: Buffer.from('1') } });
    assert.equal(await until('its end', () => early.lastStatus, quickly), status.INVALID_ARGUMENT);
  });

  test('that claims to run countless requests costs no more than one that runs a few', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { startMs: Infinity });
    world.knowPod('uid-liar', fleet.options.revision);
    const shim = new ScriptedShim({ ...fleet.options, pod: 'liar' });
    shim.connect({ running: Array.from({ length: 100_000 }, (_, id) => `request-${id}`) });
    await until('it is welcome', () => shim.attached, quickly);
    world.knowPod('uid-honest', fleet.options.revision);
    const honest = new ScriptedShim({ ...fleet.options, pod: 'honest' });
    honest.connect();
    assert.equal((await world.invoke('f')).status, 200);
  });
});
