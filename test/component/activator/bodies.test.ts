import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { World } from './support/world.ts';

const LIMIT = 6_291_456;
const TOO_LARGE = `Request must be smaller than ${LIMIT} bytes for the InvokeFunction operation`;
const head = (world: World, more: string[]): string =>
  [
    'POST /2015-03-31/functions/f/invocations HTTP/1.1',
    `Host: ${new URL(world.url).host}`,
    'Authorization: Bearer caller',
    ...more,
    '',
    '',
  ].join('\r\n');

async function open(world: World): Promise<Socket> {
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** Everything that comes back until the other side closes. */
async function rest(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}

describe('bodies', () => {
  test('go through byte for byte, up to the limits of both directions', async () => {
    await using world = await World.open();
    const fleet = world.put('f', { script: ({ body }) => ({ body }) });
    const odd = '{ "b":1.0, "a":[1e3,"\\u00e9é"],  "b":2 }\n';
    assert.equal((await world.invoke('f', { body: odd })).body, odd);
    const full = JSON.stringify('x'.repeat(LIMIT - 2));
    assert.equal((await world.invoke('f', { body: full })).body, full);
    fleet.script = () => ({ body: 'y'.repeat(6_291_556) });
    for (const shim of fleet.shims) shim.options.script = fleet.options.script;
    assert.equal((await world.invoke('f')).body.length, 6_291_556);
    assert.equal(world.buffer.bytes, 0);
  });

  test('of 30 requests of 1 MB at once come back whole, each to its own caller', async () => {
    await using world = await World.open();
    world.put('f', { script: ({ body }) => ({ body }), spec: { concurrency: { maxInstances: 4 } } });
    const bodies = Array.from({ length: 30 }, (_, id) => JSON.stringify(String(id % 10).repeat(2 ** 20)));
    const answers = await Promise.all(bodies.map((body) => world.invoke('f', { body })));
    for (const [id, { status, body }] of answers.entries()) assert.ok(status === 200 && body === bodies[id]);
  });

  test('beyond the limit are refused with Lambda’s words, also to a client that first sends all of it', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    for (const size of [LIMIT - 1, 3 * LIMIT]) {
      const { status, headers, body } = await world.invoke('f', { body: JSON.stringify('x'.repeat(size)) });
      assert.equal(status, 413);
      assert.equal(headers.get('x-amzn-errortype'), 'RequestEntityTooLargeException');
      assert.deepEqual(JSON.parse(body), { Type: 'User', Message: TOO_LARGE });
    }
    assert.deepEqual(fleet.scales, []);
  });

  test('beyond the limit are refused by what they announce, before a byte is read', async () => {
    await using world = await World.open();
    world.put('f');
    const socket = await open(world);
    const answer = rest(socket);
    socket.write(head(world, [`Content-Length: ${LIMIT + 1}`]));
    const text = await answer;
    assert.match(text, /^HTTP\/1\.1 413 /);
    assert.ok(text.includes(TOO_LARGE));
  });

  test('that nobody announced are counted while they come', async () => {
    await using world = await World.open();
    world.put('f');
    const socket = await open(world);
    const answer = rest(socket);
    socket.write(head(world, ['Transfer-Encoding: chunked']));
    const chunk = Buffer.alloc(2 ** 20, 0x20);
    for (let count = 0; count < 7; count++)
      socket.write(Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')]));
    const text = await answer;
    assert.match(text, /^HTTP\/1\.1 413 /);
    assert.equal(world.buffer.bytes, 0);
  });

  test('that end too early run nothing and free their room', async () => {
    await using world = await World.open();
    const fleet = world.put('f');
    const socket = await open(world);
    socket.write(head(world, ['Content-Length: 1000']) + '{"a"');
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    await once(socket, 'close');
    assert.equal((await world.invoke('f')).status, 200);
    assert.equal(fleet.ran.length, 1);
    assert.equal(world.buffer.bytes, 0);
  });
});

describe('slow clients', () => {
  test('that do not finish their headers are cut off', { timeout: 20_000 }, async () => {
    await using world = await World.open();
    const socket = await open(world);
    const answer = rest(socket);
    socket.write('POST /2015-03-31/functions/f/invocations HTTP/1.1\r\nHost: x\r\n');
    const startedAt = performance.now();
    assert.match(await answer, /^HTTP\/1\.1 408 /);
    assert.ok(performance.now() - startedAt < 15_000);
  });

  test('that read their answer slowly disturb nobody else', async () => {
    await using world = await World.open();
    world.put('f', { script: ({ body }) => ({ body: body.length > 2 ? 'z'.repeat(6_000_000) : '1' }) });
    const socket = await open(world);
    socket.pause();
    socket.write(head(world, ['Content-Length: 6', 'Connection: close']) + '"slow"');
    for (let count = 0; count < 50; count++) assert.equal((await world.invoke('f')).status, 200);
    const answer = rest(socket);
    socket.resume();
    assert.ok((await answer).length > 6_000_000);
  });
});
