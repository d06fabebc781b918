// However the bytes of a connection are cut, and whichever lane reads them, the same requests arrive as at a server that is
// node:http alone.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { findFault } from '../../../operator/activator/http/client-error.ts';
import { listen, type HttpServer } from '../../../operator/activator/http/listen.ts';
import { makeOutbox } from '../../../operator/activator/outbox.ts';
import type { Request } from '../../../operator/activator/http/exchange.ts';
import { requestOf } from '../../../operator/activator/http/node-lane.ts';
import { until } from '../../support/until.ts';
import { cut, mutate } from '../mutate.ts';
import type { FuzzTarget } from '../target.ts';
import { anyRequest } from './requests.ts';

/** What arrived on one connection. */
interface Seen {
  requests: { method: string; url: string; headers: object; body: string | undefined }[];
  closed: boolean;
  /** One of them is for node:http, and not for us. */
  faulty: boolean;
}

const nothing = (): Seen => ({ requests: [], closed: false, faulty: false });

const BODY = Buffer.from('1');
const answer = () => ({ status: 200, headers: { 'Content-Length': BODY.length }, body: [BODY], outcome: 'success' });

/** In the order in which they came; their bodies may end in another one. */
async function see({ head, body }: Request, into: Seen): Promise<void> {
  const { method, url, headers } = head;
  const request: Seen['requests'][number] = { method, url, headers: { ...headers }, body: undefined };
  into.requests.push(request);
  const parts: Buffer[] = [];
  if (Buffer.isBuffer(body)) parts.push(body);
  else for await (const part of body) parts.push(part as Buffer);
  request.body = Buffer.concat(parts).toString('latin1');
}

async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
/** Between two pieces, so that the other side reads them one by one, and while a request is served: more pieces come. */
const READ_TURNS = 4;
const SERVE_TURNS = 20;
let serveTurns = 0;

let running: HttpServer | undefined;
let current = nothing();
const open = async (): Promise<number> => {
  running ??= await listen(0, {
    serve: (request, reply) =>
      void see(request, current)
        .then(() => pause(serveTurns))
        .then(
          () => reply.send(answer(), false),
          () => reply.send(answer(), true),
        ),
    refuse: answer,
    outbox: makeOutbox(() => 2),
  });
  return running.port;
};

let nodeSeen = nothing();
const alone = createServer({ maxHeaderSize: 16_384, requireHostHeader: false }, (message, response) => {
  nodeSeen.faulty ||= findFault(message) !== undefined;
  void see(requestOf(message), nodeSeen).then(
    // With its length, as ours: or it would end the connection of an HTTP/1.0 client that wants to keep it.
    () => response.writeHead(200, { 'Content-Length': 1 }).end('1'),
    () => response.destroy(),
  );
});
alone.unref();
const openAlone = async (): Promise<number> => {
  if (!alone.listening) await once(alone.listen(0), 'listening');
  return (alone.address() as AddressInfo).port;
};

/** Sends, and waits for the end of the connection. */
async function feed(port: number, pieces: Buffer[], seen: Seen, withinMs: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.on('close', () => (seen.closed = true));
  socket.resume();
  // What is written before the other side listens would arrive in one piece.
  await once(socket, 'connect');
  await pause(READ_TURNS);
  for (const piece of pieces) {
    socket.write(piece);
    if (pieces.length < 50) await pause(READ_TURNS);
  }
  await until('the end of the connection', () => seen.closed, { withinMs, everyMs: 1 }).finally(() => socket.destroy());
}

export const lanesFuzz: FuzzTarget = {
  name: 'lanes',
  async run(random, input) {
    const requests = Array.from({ length: 1 + random.few(4) }, () => anyRequest(random));
    if (random.chance(0.2)) requests.push(mutate(anyRequest(random), random));
    // A connection that is to be closed ends the case.
    requests.push(Buffer.from('GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
    const bytes = Buffer.concat(requests);
    input(bytes);
    nodeSeen = nothing();
    const expected = nodeSeen;
    // A length that is too large waits for more: nothing to learn.
    const ended = await feed(await openAlone(), [bytes], expected, 200).then(
      () => true,
      () => false,
    );
    if (!ended || expected.faulty) return;
    current = nothing();
    const seen = current;
    serveTurns = random.pick([0, SERVE_TURNS]);
    const pieces = random.chance(0.4) ? requests : cut(bytes, random);
    await feed(await open(), pieces, seen, 5000);
    const [ours, theirs] = [seen.requests, expected.requests];
    // What is malformed ends a connection, and with it what node:http has read and not handed on.
    const isWhole = theirs.some(({ url }) => url === '/last');
    const same = isWhole ? theirs.length : Math.min(ours.length, theirs.length);
    assert.deepEqual(ours.slice(0, same), theirs.slice(0, same));
    if (isWhole) assert.equal(ours.length, theirs.length);
  },
  close() {
    void running?.stop({ quietMs: 0, limitMs: 0 });
    alone.closeAllConnections();
    alone.close();
  },
};
