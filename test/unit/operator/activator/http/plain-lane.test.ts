import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Request } from '../../../../../operator/activator/http/exchange.ts';
import { PlainLane } from '../../../../../operator/activator/http/plain-lane.ts';
import { makeOutbox } from '../../../../../operator/activator/outbox.ts';
import { FedSocket } from '../../../../support/fed-socket.ts';

const BODY = Buffer.from('no');
const HEAD = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n';

function open() {
  const socket = new FedSocket();
  const seen = { served: [] as Request[], handedOver: [] as string[] };
  const lane = new PlainLane(socket.asSocket, {
    serve: (request) => void seen.served.push(request),
    cutOff: () => ({ status: 400, headers: { 'Content-Length': 2 }, body: [BODY], outcome: 'x' }),
    handOver: (_socket, bytes) => void seen.handedOver.push(bytes.toString()),
    outbox: makeOutbox(() => 0),
    firstByteMs: 1000,
    keepAliveMs: 1000,
  });
  return { socket, lane, ...seen };
}

describe('PlainLane', () => {
  test('waits for a body that comes in few pieces', () => {
    const { socket, served, handedOver } = open();
    for (const piece of [HEAD, 'x'.repeat(60), 'x'.repeat(40)]) socket.feed(Buffer.from(piece));
    assert.equal(served.length, 1);
    assert.deepEqual(handedOver, []);
  });

  test('hands over a body that trickles: only node:http limits a request as a whole', () => {
    const { socket, served, handedOver } = open();
    socket.feed(Buffer.from(HEAD));
    for (let count = 0; count < 50 && handedOver.length === 0; count++) socket.feed(Buffer.from('x'));
    assert.equal(served.length, 0);
    assert.equal(handedOver.length, 1);
    assert.ok(handedOver[0]?.startsWith(HEAD));
  });

  test('tells who ends in the middle of a request', () => {
    const { socket, served } = open();
    socket.feed(Buffer.from(HEAD));
    socket.emit('end');
    assert.equal(served.length, 0);
    assert.match(socket.text, /^HTTP\/1\.1 400 Bad Request\r\n[^]*Connection: close\r\n\r\nno$/);
    assert.ok(socket.writableEnded);
  });
});
