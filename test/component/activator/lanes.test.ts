// However the bytes of requests arrive, and on whichever lane they are read, the answers are the same.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { World } from './support/world.ts';

const PATH = '/2015-03-31/functions/f/invocations';
const fields = ['Host: a', 'Authorization: Bearer caller'];

const plain = (body: string): Buffer =>
  Buffer.from(
    [`POST ${PATH} HTTP/1.1`, ...fields, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n'),
  );
const chunked = (body: string): Buffer =>
  Buffer.from(
    [
      `POST ${PATH} HTTP/1.1`,
      ...fields,
      'Transfer-Encoding: chunked',
      '',
      body.length.toString(16),
      body,
      '0',
      '',
      '',
    ].join('\r\n'),
  );

/** A client on a raw connection that counts answers. */
class RawClient {
  readonly socket: Socket;
  #text = '';

  constructor(world: World) {
    this.socket = connect(Number(new URL(world.url).port), '127.0.0.1');
    this.socket.setNoDelay(true);
    this.socket.on('error', () => undefined);
    this.socket.on('data', (part: Buffer) => (this.#text += part.toString('latin1')));
  }

  get bodies(): string[] {
    return [...this.#text.matchAll(/HTTP\/1\.1 200 OK\r\n(?:[^\r\n]+\r\n)+\r\n("[^"]*")/g)].map(
      ([, body]) => body ?? '',
    );
  }

  get text(): string {
    return this.#text;
  }

  async answers(count: number): Promise<string[]> {
    await until(`${count} answers`, () => this.bodies.length >= count, { everyMs: 2 });
    return this.bodies;
  }
}

const openEcho = async (): Promise<World> => {
  const world = await World.open();
  world.put('f', { script: ({ body }) => ({ body }), spec: { concurrency: { maxInstances: 4 } } });
  return world;
};

describe('a connection', () => {
  test('may change between plain requests and others', async () => {
    await using world = await openEcho();
    const client = new RawClient(world);
    const requests = [plain('"a"'), plain('"b"'), chunked('"c"'), plain('"d"'), chunked('"e"'), plain('"f"')];
    for (const [index, request] of requests.entries()) {
      client.socket.write(request);
      await client.answers(index + 1);
    }
    assert.deepEqual(client.bodies, ['"a"', '"b"', '"c"', '"d"', '"e"', '"f"']);
  });

  test('may send ahead: the answers come in the order of the requests', async () => {
    await using world = await openEcho();
    const client = new RawClient(world);
    client.socket.write(plain('"a"'));
    await client.answers(1);
    client.socket.write(plain('"b"'));
    client.socket.write(Buffer.concat([plain('"c"'), chunked('"d"'), plain('"e"')]));
    assert.deepEqual(await client.answers(5), ['"a"', '"b"', '"c"', '"d"', '"e"']);
  });

  test('may cut its requests anywhere', { timeout: 60_000 }, async () => {
    await using world = await openEcho();
    const requests = [plain('"first"'), plain('"second"'), plain('"third"')];
    const bytes = Buffer.concat(requests);
    await world.invoke('f');
    for (let cut = 1; cut < bytes.length; cut += 7) {
      const client = new RawClient(world);
      await once(client.socket, 'connect');
      client.socket.write(bytes.subarray(0, cut));
      await new Promise((resolve) => setImmediate(resolve));
      client.socket.write(bytes.subarray(cut));
      assert.deepEqual(await client.answers(3), ['"first"', '"second"', '"third"']);
      client.socket.destroy();
    }
    assert.equal(world.buffer.bytes, 0);
  });

  test('whose body stays behind its head is waited for', async () => {
    await using world = await openEcho();
    const client = new RawClient(world);
    const request = plain('"late"');
    client.socket.write(request.subarray(0, request.length - 3));
    // Longer than the plain lane waits: node:http has it by then.
    const sentAt = performance.now();
    await until('half a second is over', () => performance.now() - sentAt > 700);
    client.socket.write(request.subarray(request.length - 3));
    assert.deepEqual(await client.answers(1), ['"late"']);
    client.socket.write(plain('"next"'));
    assert.deepEqual(await client.answers(2), ['"late"', '"next"']);
  });

  test('that hangs up while its request waits takes the request along', async () => {
    await using world = await World.open({ waitMs: 10_000 });
    const fleet = world.put('f', { startMs: Infinity });
    const client = new RawClient(world);
    client.socket.write(plain('"a"'));
    await until('it waits', () => fleet.scales.length > 0);
    client.socket.destroy();
    await until('its room is free', () => world.buffer.bytes === 0);
    assert.equal(fleet.ran.length, 0);
  });

  test('that says nothing is closed', { timeout: 20_000 }, async () => {
    await using world = await openEcho();
    const client = new RawClient(world);
    await once(client.socket, 'close');
    assert.equal(client.text, '');
  });

  test('that sends what is not HTTP hears so and is closed', async () => {
    await using world = await openEcho();
    const client = new RawClient(world);
    client.socket.write('\x16\x03\x01\x02\x00 hello\r\n\r\n');
    await once(client.socket, 'close');
    assert.match(client.text, /^HTTP\/1\.1 400 /);
  });

  test('that is idle ends at once when the activator stops, and one that waits gets its answer first', async () => {
    await using world = await World.open();
    let answer: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    let runs = 0;
    world.put('f', {
      script: async ({ body }) => {
        runs++;
        await held;
        return { body };
      },
    });
    const [idle, busy] = [new RawClient(world), new RawClient(world)];
    await once(idle.socket, 'connect');
    busy.socket.write(plain('"a"'));
    await until('it runs', () => runs === 1);
    world.stopping.abort();
    const stopped = world.stopHttp({ quietMs: 0, limitMs: 10_000 });
    await once(idle.socket, 'close');
    answer?.();
    await once(busy.socket, 'close');
    await stopped;
    assert.match(busy.text, /^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*"a"$/);
  });

  for (const lane of ['plain', 'node'] as const) {
    test(`that is kept on the ${lane} lane is served once more while the activator stops, and the stop waits no longer than for it`, async () => {
      await using world = await World.open();
      world.put('f', { script: ({ body }) => ({ body }) });
      const kept = new RawClient(world);
      await once(kept.socket, 'connect');
      kept.socket.write(lane === 'plain' ? plain('"a"') : chunked('"a"'));
      await until('its answer', () => kept.text.includes('"a"'));
      world.stopping.abort();
      const stopped = world.stopHttp({ quietMs: 600_000, limitMs: 10_000 });
      kept.socket.write(plain('"b"'));
      await once(kept.socket, 'close');
      await stopped;
      assert.match(kept.text, /Connection: close\r\n[^]*"b"$/);
    });
  }
});
