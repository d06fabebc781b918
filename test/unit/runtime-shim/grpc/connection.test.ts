// Both roles against Node's own HTTP/2, which shares no line with ours.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http2 from 'node:http2';
import net, { type AddressInfo, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { Connection, PREFACE } from '../../../../runtime-shim/grpc/connection.ts';
import { encodeFrame, flag, frameType, HEAD_BYTES } from '../../../../runtime-shim/grpc/frames.ts';
import { encodeFields } from '../../../../runtime-shim/grpc/hpack.ts';
import { FedSocket } from '../../../support/fed-socket.ts';
import { until } from '../../../support/until.ts';

const WINDOW = 100_000;
const PATH = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':authority', 'a'],
  [':path', '/p'],
] as const;

function record() {
  const seen = { fields: [] as Map<string, string>[], data: [] as Buffer[], ended: false, closed: '', drains: 0 };
  const events = {
    fields: (fields: ReadonlyMap<string, string>) => void seen.fields.push(new Map(fields)),
    data: (bytes: Buffer) => void seen.data.push(Buffer.from(bytes)),
    end: () => void (seen.ended = true),
    drain: () => void seen.drains++,
    close: (reason: string) => void (seen.closed = reason),
  };
  return { seen, events };
}

const body = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => at % 251));
const withRoom = (bytes: Buffer): Buffer => Buffer.concat([Buffer.alloc(HEAD_BYTES), bytes]);

/** Until the tests are over. */
async function listen(server: net.Server | http2.Http2Server): Promise<number> {
  after(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('Connection as client', () => {
  it('carries bodies beyond every window both ways, and reads head and trailers', async () => {
    const server = http2.createServer();
    server.on('stream', (stream) => {
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0', 'grpc-message': 'all%20well' }));
      stream.pipe(stream);
    });
    const port = await listen(server);
    const { seen, events } = record();
    const connection = new Connection(net.connect(port, '127.0.0.1'), 'client', WINDOW, events);
    connection.sendFields(PATH);
    const sent = body(2_000_000);
    assert.equal(connection.send(withRoom(sent)), false);
    connection.end();
    await until('the end', () => seen.ended, { withinMs: 10_000 });
    assert.ok(Buffer.concat(seen.data).equals(sent));
    assert.equal(seen.fields[0]?.get(':status'), '200');
    assert.deepEqual(
      [...(seen.fields[1] ?? [])],
      [
        ['grpc-status', '0'],
        ['grpc-message', 'all%20well'],
      ],
    );
    assert.ok(seen.drains > 0);
    connection.destroy('done');
    await until('closed', () => seen.closed !== '');
    assert.equal(seen.closed, 'done');
    server.close();
  });

  it('says why it is over when nobody is there', async () => {
    const { seen, events } = record();
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    new Connection(net.connect(port, '127.0.0.1'), 'client', WINDOW, events).sendFields(PATH);
    await until('closed', () => seen.closed !== '');
    assert.match(seen.closed, /ECONNREFUSED/);
  });
});

async function serve(): Promise<{
  port: number;
  connections: Connection[];
  seen: ReturnType<typeof record>['seen'];
  close: () => void;
}> {
  const { seen, events } = record();
  const connections: Connection[] = [];
  const server = net.createServer((socket) => connections.push(new Connection(socket, 'server', WINDOW, events)));
  const port = await listen(server);
  return { port, connections, seen, close: () => server.close() };
}

describe('Connection as server', () => {
  it('carries bodies beyond every window both ways', async () => {
    const { port, connections, seen, close } = await serve();
    const session = http2.connect(`http://127.0.0.1:${port}`);
    const stream = session.request({ ':method': 'POST', ':path': '/p', 'x-a': 'b' });
    const sent = body(1_500_000);
    stream.end(sent);
    await until('the end', () => seen.ended, { withinMs: 10_000 });
    assert.equal(seen.fields[0]?.get(':path'), '/p');
    assert.equal(seen.fields[0]?.get('x-a'), 'b');
    assert.ok(Buffer.concat(seen.data).equals(sent));
    const [connection] = connections;
    connection?.sendFields([[':status', '200']]);
    connection?.send(withRoom(sent));
    connection?.sendFields([['grpc-status', '0']], true);
    const back: Buffer[] = [];
    stream.on('data', (part: Buffer) => back.push(part));
    const [trailers] = (await once(stream, 'trailers')) as [http2.IncomingHttpHeaders];
    assert.equal(trailers['grpc-status'], '0');
    await once(stream, 'close');
    assert.ok(Buffer.concat(back).equals(sent));
    session.destroy();
    close();
  });

  it('answers pings, and hears the answer to its own', async () => {
    const { port, connections, close } = await serve();
    const session = http2.connect(`http://127.0.0.1:${port}`);
    await once(session, 'connect');
    session.request({ ':path': '/p' }, { endStream: false }).on('error', () => undefined);
    await new Promise<void>((resolve, reject) => session.ping((error) => (error === null ? resolve() : reject(error))));
    await new Promise<void>((resolve) => connections[0]?.ping(resolve));
    session.destroy();
    close();
  });

  it('says nothing more once it was destroyed, whatever came in the same read', () => {
    const { seen, events } = record();
    const socket = new FedSocket();
    const connection = new Connection(socket.asSocket, 'server', WINDOW, {
      ...events,
      data: (bytes) => {
        events.data(bytes);
        connection.destroy('enough');
      },
    });
    const data = encodeFrame(frameType.data, flag.endStream, 1, Buffer.from('x'));
    socket.feed(
      Buffer.concat([PREFACE, encodeFrame(frameType.headers, flag.endHeaders, 1, encodeFields(PATH)), data, data]),
    );
    assert.equal(seen.data.length, 1);
    assert.equal(seen.fields.length, 1);
  });

  const headers = encodeFrame(frameType.headers, flag.endHeaders, 1, encodeFields(PATH));
  const settings = encodeFrame(frameType.settings, 0, 0);
  const hostile: Record<string, Buffer[]> = {
    'HTTP/1': [Buffer.from('POST / HTTP/1.1\r\nHost: a\r\n\r\n')],
    'a frame that is too long': [PREFACE, Buffer.from('00ffffff000000000100', 'hex')],
    'data before a stream': [PREFACE, settings, encodeFrame(frameType.data, 0, 3, Buffer.from('x'))],
    'fields that are cut off': [PREFACE, encodeFrame(frameType.headers, 0, 1, encodeFields(PATH)), settings],
    'a continuation of nothing': [PREFACE, encodeFrame(frameType.continuation, flag.endHeaders, 1)],
    'continuations without end': [
      PREFACE,
      encodeFrame(frameType.headers, 0, 1, Buffer.alloc(0)),
      ...Array.from({ length: 20 }, () => encodeFrame(frameType.continuation, 0, 1, Buffer.alloc(1000))),
    ],
    'fields that are none': [PREFACE, encodeFrame(frameType.headers, flag.endHeaders, 1, Buffer.from('ff', 'hex'))],
    'more padding than payload': [PREFACE, headers, encodeFrame(frameType.data, flag.padded, 1, Buffer.from([9, 1]))],
    'a window that grows by nothing': [PREFACE, headers, encodeFrame(frameType.windowUpdate, 0, 0, Buffer.alloc(4))],
    'a window beyond its limit': [
      PREFACE,
      headers,
      encodeFrame(frameType.windowUpdate, 0, 1, Buffer.from('7fffffff', 'hex')),
    ],
    'settings of a wrong length': [PREFACE, encodeFrame(frameType.settings, 0, 0, Buffer.alloc(5))],
    'a ping of a wrong length': [PREFACE, encodeFrame(frameType.ping, 0, 0, Buffer.alloc(4))],
    'a reset': [PREFACE, headers, encodeFrame(frameType.reset, 0, 1, Buffer.alloc(4))],
    'a second stream': [PREFACE, headers, encodeFrame(frameType.headers, flag.endHeaders, 3, encodeFields(PATH))],
    'a push': [PREFACE, headers, encodeFrame(frameType.pushPromise, flag.endHeaders, 1, Buffer.alloc(4))],
  };
  for (const [name, frames] of Object.entries(hostile)) {
    it(`hangs up on ${name}`, async () => {
      const { port, seen, close } = await serve();
      const socket: Socket = net.connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      socket.write(Buffer.concat(frames));
      await until('hung up', () => seen.closed !== '');
      assert.notEqual(seen.closed, 'the connection closed');
      close();
    });
  }
});
