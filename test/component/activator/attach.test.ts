import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { describe, test } from 'node:test';
import { attachService } from '../../../runtime-shim/proto/index.ts';
import { openClient } from '../../support/grpc.ts';
import { until } from '../../support/until.ts';
import { Gate } from './support/gate.ts';
import { ScriptedShim } from './support/shim.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 8_000 };
const ended = (shim: ScriptedShim): Promise<number> => until('the stream to end', () => shim.lastStatus, quickly);

describe('attaching', () => {
  test('needs the key of the revision', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    const shim = new ScriptedShim({ ...fleet.options, pod: 'p' });
    shim.connect({ key: 'a'.repeat(64) });
    assert.equal(await ended(shim), status.UNAUTHENTICATED);
    const other = new ScriptedShim({ ...fleet.options, pod: 'p' });
    other.connect({ revision: 'another' });
    assert.equal(await ended(other), status.UNAUTHENTICATED);
  });

  test('is refused for a function that nobody knows, with a status that says try again', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    const shim = new ScriptedShim({ ...fleet.options, function: 'gone', pod: 'p' });
    shim.connect();
    assert.equal(await ended(shim), status.UNAVAILABLE);
  });

  test('as a pod that nobody knows is refused after a while, and a new pod is waited for', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { startMs: Infinity });
    const answer = world.invoke('f');
    const shim = new ScriptedShim({ ...fleet.options, pod: 'new' });
    world.pods.set('uid-new', { revision: fleet.options.revision, addresses: [] });
    shim.connect();
    const ghost = new ScriptedShim({ ...fleet.options, pod: 'ghost' });
    ghost.connect();
    await until('both are heard', () => world.logged.length === 0);
    assert.equal(shim.attached, false);
    world.knowPod('uid-new', fleet.options.revision);
    assert.equal((await answer).status, 200);
    assert.equal(await ended(ghost), status.UNAVAILABLE);
  });

  test('from the address of another pod is refused, whatever it knows', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { startMs: Infinity });
    world.knowPod('uid-victim', fleet.options.revision, ['10.9.9.9']);
    const thief = new ScriptedShim({ ...fleet.options, pod: 'victim' });
    thief.connect();
    assert.equal(await ended(thief), status.UNAUTHENTICATED);
    assert.ok(world.logged.some(({ level, message }) => level === 'warn' && /another address/.test(message)));
  });

  test('as a pod of another revision is refused, though the key of that revision is right', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { startMs: Infinity });
    world.knowPod('uid-old', 'another-revision');
    const shim = new ScriptedShim({ ...fleet.options, pod: 'old' });
    shim.connect();
    assert.equal(await ended(shim), status.UNAUTHENTICATED);
  });

  test('as a pod that is gone is refused, with its own key from its own address', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    await world.invoke('f');
    const [shim] = fleet.shims;
    assert.ok(shim !== undefined);
    world.pods.clear();
    world.latest('f')?.podGone(`uid-${shim.options.pod}`);
    await ended(shim);
    shim.lastStatus = undefined;
    shim.connect();
    assert.equal(await ended(shim), status.UNAVAILABLE);
  });

  test('begins with Hello, and soon', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    const client = openClient(world.attachAddress, world.certificate.current().bundle);
    const { path, requestSerialize, responseDeserialize } = attachService.attach;
    const code = (first: boolean): Promise<number> => {
      const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
      stream.on('error', () => undefined);
      stream.on('data', () => undefined);
      if (first) stream.write({ draining: {} });
      return new Promise((resolve) => stream.on('status', ({ code: got }: { code: number }) => resolve(got)));
    };
    assert.equal(await code(true), status.INVALID_ARGUMENT);
    assert.equal(await code(false), status.DEADLINE_EXCEEDED);
    client.close();
    assert.equal(fleet.shims.length, 0);
  });

  test('a second time is refused while the first stream lives, unless it knows the session', async () => {
    await using world = await World.open();
    const gate = new Gate();
    const fleet = world.put('f', { script: gate.script });
    const answer = world.invoke('f');
    const { shim } = await gate.event(0);
    const thief = new ScriptedShim({ ...shim.options });
    thief.connect();
    assert.equal(await ended(thief), status.ALREADY_EXISTS);
    const guesser = new ScriptedShim({ ...shim.options });
    guesser.connect({ session: shim.session.id, sessionSecret: 'guess' });
    assert.equal(await ended(guesser), status.ALREADY_EXISTS);
    shim.connect();
    gate.answer(0);
    assert.equal((await answer).status, 200);
    assert.equal(fleet.shims.length, 1);
  });

  test('with bytes that are no message harms nobody else', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    await world.invoke('f');
    const client = openClient(world.attachAddress, world.certificate.current().bundle);
    const raw = (bytes: Buffer): Buffer => bytes;
    const stream = client.makeBidiStreamRequest(attachService.attach.path, raw, raw);
    stream.on('error', () => undefined);
    stream.on('data', () => undefined);
    const over = new Promise((resolve) => stream.on('status', resolve));
    stream.write(Buffer.alloc(1000, 0xff));
    await over;
    client.close();
    assert.equal((await world.invoke('f')).status, 200);
    assert.equal(fleet.shims.length, 1);
  });

  test('with nonsense about requests changes nothing', async () => {
    await using world = await World.open();
    const gate = new Gate();
    world.put('f', { script: gate.script });
    const answer = world.invoke('f');
    const { shim } = await gate.event(0);
    shim.send({ result: { requestId: 'nobody', body: Buffer.from('1') } });
    shim.send({ chunk: { requestId: 'nobody', body: Buffer.from('1'), last: true } });
    shim.send({ refusal: { requestId: 'nobody', reason: 1 } });
    shim.send({ chunk: { requestId: gate.events[0]?.requestId ?? '', body: Buffer.from('1'), last: true } });
    shim.send({ hello: {} });
    gate.answer(0, { body: '"mine"', functionError: 'evil\r\nX-Injected: 1', logTail: 'x'.repeat(10_000) });
    const { status: code, body, headers } = await answer;
    assert.deepEqual([code, body], [200, '"mine"']);
    assert.equal(headers.get('x-amz-function-error'), 'Unhandled');
    assert.equal(headers.get('x-injected'), null);
  });

  test('and sending too much costs that instance, not the activator', async () => {
    await using world = await World.open();
    const flood = Buffer.alloc(7_000_000, 0x20);
    const fleet = world.put('f', { script: () => ({ body: flood }) });
    const { status: code, body } = await world.invoke('f');
    assert.equal(code, 500, body);
    fleet.script = () => ({ body: '1' });
    fleet.startPod();
    assert.equal((await world.invoke('f')).status, 200);
  });
});

describe('acknowledgements', () => {
  test('travel with the next event', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    await world.invoke('f');
    await world.invoke('f');
    const [shim] = fleet.shims;
    assert.deepEqual(shim?.received, shim?.ran.slice(0, 1));
  });
});
