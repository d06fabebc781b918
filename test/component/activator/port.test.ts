// Who speaks to the port of shims what is not spoken there, or too little of it, gets nothing and harms nobody.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { deriveAttachKey } from '../../../operator/api/attach-key.ts';
import { encodeFrame, flag, frameType } from '../../../runtime-shim/grpc/frames.ts';
import { encodeFields } from '../../../runtime-shim/grpc/hpack.ts';
import { PREFACE } from '../../../runtime-shim/grpc/connection.ts';
import { attachService } from '../../../runtime-shim/proto/index.ts';
import { ACTIVATOR_NAME, connectToActivator } from '../../../runtime-shim/tls.ts';
import { until } from '../../support/until.ts';
import { NAMESPACE, World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 10_000 };

async function dialPlain(world: World): Promise<Socket> {
  const [host = '', port = ''] = world.attachAddress.split(':');
  const socket = connect(Number(port), host);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function dial(world: World): Promise<Socket> {
  const socket = connectToActivator(world.attachAddress, world.certificate.current().bundle);
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}

const HTTP_1 = Buffer.from('POST /2015-03-31/functions/f/invocations HTTP/1.1\r\nHost: a\r\n\r\n');
const call = (path: string): Buffer =>
  encodeFrame(
    frameType.headers,
    flag.endHeaders,
    1,
    encodeFields([
      [':method', 'POST'],
      [':scheme', 'http'],
      [':path', path],
    ]),
  );
const message = (bytes: Buffer, compressed = 0): Buffer => {
  const prefix = Buffer.of(compressed, 0, 0, 0, 0);
  prefix.writeUInt32BE(bytes.length, 1);
  return encodeFrame(frameType.data, 0, 1, Buffer.concat([prefix, bytes]));
};

describe('the port of shims', () => {
  const opened = [PREFACE, call(attachService.attach.path)];
  const nonsense: Record<string, Buffer[]> = {
    'HTTP/1': [HTTP_1],
    'another method': [PREFACE, call('/2015-03-31/functions/f/invocations')],
    'a message that is compressed': [...opened, message(Buffer.from('x'), 1)],
    'a message of 4 GB': [...opened, encodeFrame(frameType.data, 0, 1, Buffer.from('00ffffffff', 'hex'))],
    'a message that is none': [...opened, message(Buffer.alloc(1000, 0xff))],
    'a frame of 16 MB': [PREFACE, Buffer.from('ffffff000000000001', 'hex')],
    'a message before Hello': [...opened, message(attachService.attach.requestSerialize({ draining: {} }))],
  };
  const hello = (world: World): Buffer => {
    const identity = { namespace: NAMESPACE, function: 'f', revision: 'f-r1', podUid: 'uid-f' };
    const { masterKey } = world;
    const key = deriveAttachKey(masterKey, { namespace: NAMESPACE, function: 'f', revision: 'f-r1' });
    return message(attachService.attach.requestSerialize({ hello: { ...identity, key } }));
  };
  const noTls: Record<string, (world: World) => Buffer[]> = {
    'HTTP/1 in plain text': () => [HTTP_1],
    'HTTP/2 in plain text, whatever it knows': (world) => [...opened, hello(world)],
    'a ClientHello that is none': () => [Buffer.from('16030100c8010000c40303', 'hex'), Buffer.alloc(200, 0xff)],
    'a TLS record beyond all bounds': () => [Buffer.from('160301ffff', 'hex'), Buffer.alloc(70_000)],
    noise: () => [Buffer.from('the quick brown fox jumps over the lazy dog'.repeat(20))],
  };
  for (const [name, bytes] of Object.entries(noTls)) {
    test(`hangs up on ${name}`, async () => {
      await using world = await World.open();
      const fleet = world.put('f', { startMs: Infinity });
      world.knowPod('uid-f', fleet.options.revision);
      const socket = await dialPlain(world);
      let answer = 0;
      socket.on('data', (chunk: Buffer) => (answer += chunk.length));
      socket.write(Buffer.concat(bytes(world)));
      await until('hung up', () => socket.destroyed, quickly);
      assert.ok(answer < 100, 'an alert at most');
      fleet.beginAt(1);
      assert.equal((await world.invoke('f')).status, 200);
    });
  }

  test('speaks no older TLS, and nothing but HTTP/2 in it', async () => {
    await using world = await World.open();
    const [host = '', port = ''] = world.attachAddress.split(':');
    const ask = async (options: ConnectionOptions): Promise<string> => {
      const ca = world.certificate.current().bundle;
      const socket = connectTls({ host, port: Number(port), ca, servername: ACTIVATOR_NAME, ...options });
      const said = await Promise.race([once(socket, 'secureConnect'), once(socket, 'close')]).then(
        () => socket.getProtocol() ?? 'nothing',
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'nothing'),
      );
      socket.destroy();
      return said;
    };
    assert.equal(await ask({}), 'TLSv1.3');
    assert.equal(await ask({ maxVersion: 'TLSv1.2' }), 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
    assert.equal(await ask({ ALPNProtocols: ['http/1.1'] }), 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL');
  });

  for (const [name, frames] of Object.entries(nonsense)) {
    test(`hangs up on ${name}`, async () => {
      await using world = await World.open();
      world.put('f');
      const socket = await dial(world);
      socket.resume();
      socket.write(Buffer.concat(frames));
      await until('hung up', () => socket.destroyed, quickly);
      assert.equal((await world.invoke('f')).status, 200);
    });
  }

  test('hangs up on who asks without reading the answers', { timeout: 30_000 }, async () => {
    await using world = await World.open();
    const socket = await dial(world);
    socket.pause();
    const pings = Buffer.concat(
      Array.from({ length: 1_000 }, () => encodeFrame(frameType.ping, 0, 0, Buffer.alloc(8))),
    );
    socket.write(Buffer.concat([...opened, ...Array.from({ length: 1_000 }, () => pings)]));
    let broken = false;
    socket.on('close', () => (broken = true));
    await until('hung up', () => broken || socket.errored !== null, { ...quickly, withinMs: 20_000 });
  });

  const beginnings: Record<string, [open: (world: World) => Promise<Socket>, bytes: Buffer]> = {
    'connects and says nothing': [dialPlain, Buffer.alloc(0)],
    'begins a handshake': [dialPlain, Buffer.from('160301', 'hex')],
    'sends half a ClientHello': [dialPlain, Buffer.from('16030100c8010000c40303', 'hex')],
    'ends a handshake': [dial, Buffer.alloc(0)],
    'begins to speak HTTP/2': [dial, PREFACE.subarray(0, 5)],
  };
  for (const [name, [open, bytes]] of Object.entries(beginnings)) {
    test(`hangs up on who ${name} and does not go on`, { timeout: 30_000 }, async () => {
      await using world = await World.open();
      const socket = await open(world);
      const startedAt = performance.now();
      socket.resume();
      socket.write(bytes);
      await until('hung up', () => socket.destroyed, { ...quickly, withinMs: 20_000 });
      assert.ok(performance.now() - startedAt > 4_000, 'not at once: a slow network is no attack');
    });
  }

  test('bears 10,000 connections that say nothing, and serves on', { timeout: 120_000 }, async () => {
    await using world = await World.open();
    world.put('f');
    assert.equal((await world.invoke('f')).status, 200);
    const sockets: Socket[] = [];
    for (let batch = 0; batch < 20; batch++) {
      sockets.push(...(await Promise.all(Array.from({ length: 500 }, () => dialPlain(world)))));
      assert.equal((await world.invoke('f')).status, 200);
    }
    for (const socket of sockets) socket.resume();
    await until('all are hung up on', () => sockets.every(({ destroyed }) => destroyed), { withinMs: 60_000 });
    assert.equal((await world.invoke('f')).status, 200);
  });
});
