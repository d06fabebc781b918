// Both ends of Attach against a peer that errs: each stream ends once, says why, and nothing comes after its end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { GrpcCall } from '../../../operator/activator/instances/grpc-server.ts';
import { makeOutbox } from '../../../operator/activator/outbox.ts';
import { attachService, StreamError } from '../../../runtime-shim/proto/index.ts';
import { dial } from '../../../runtime-shim/supervisor/attach-dial.ts';
import { makeAuthority, makeServing, createTlsServer } from '../../support/certificates.ts';
import { FakeClock } from '../../support/clock.ts';
import { silentLog } from '../../support/log.ts';
import { until } from '../../support/until.ts';
import { cut } from '../mutate.ts';
import type { FuzzTarget } from '../target.ts';
import { FedSocket } from '../../support/fed-socket.ts';
import { oddStream } from './streams.ts';

export const attachServerFuzz: FuzzTarget = {
  name: 'attach-server',
  async run(random, input) {
    const bytes = oddStream(random, 'client');
    input(bytes);
    const socket = new FedSocket();
    const clock = new FakeClock();
    const heard = { opened: 0, ended: 0, refuses: random.chance(0.3), refused: false, late: 0 };
    const call = new GrpcCall(socket.asSocket, {
      clock,
      log: silentLog,
      outbox: makeOutbox(() => 0),
      method: attachService.attach,
      open: () => {
        heard.opened++;
        return {
          message: () => {
            if (heard.ended > 0 || heard.refused) heard.late++;
            heard.refused = heard.refuses;
            if (heard.refuses) call.refuse(16, 'no é%');
            else call.write({ welcome: { session: 's' } });
          },
          ended: () => heard.ended++,
        };
      },
    });
    for (const piece of cut(bytes, random)) if (!socket.feed(piece)) break;
    // Whoever says nothing more is hung up on: every limit is over by then.
    for (let round = 0; round < 3 && !socket.destroyed; round++) {
      clock.advance(120_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(socket.destroyed, 'an open end');
    assert.equal(heard.late, 0, 'a message after the end');
    assert.ok(heard.opened <= 1 && heard.ended === heard.opened, `opened ${heard.opened}, ended ${heard.ended}`);
    assert.equal(clock.pending, 0, 'timers of a stream that is over');
  },
};

/** The peer of attach-client: what it says to the next one who dials. */
let script: Buffer[] = [];
const peers = new Set<TLSSocket>();
const serving = await makeServing([await makeAuthority()]);
const peer = createTlsServer(serving, (socket) => {
  peers.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => peers.delete(socket));
  socket.resume();
  for (const piece of script) socket.write(piece);
  socket.end();
});
peer.unref();

export const attachClientFuzz: FuzzTarget = {
  name: 'attach-client',
  async run(random, input) {
    const bytes = oddStream(random, 'server');
    input(bytes);
    script = cut(bytes, random);
    if (!peer.listening) await once(peer.listen(0, '127.0.0.1'), 'listening');
    const stream = dial(`127.0.0.1:${(peer.address() as AddressInfo).port}`, serving.bundle);
    const ends: unknown[] = [];
    let late = 0;
    stream.on('data', () => void (late += ends.length));
    stream.on('error', (error) => void ends.push(error));
    stream.on('end', () => void ends.push('end'));
    stream.write({ hello: { namespace: 'shop' } });
    await until('the end of the stream', () => ends.length > 0, { everyMs: 1, withinMs: 5000 });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ends.length, 1, 'it ended twice');
    assert.equal(late, 0, 'a message after the end');
    const [end] = ends;
    assert.ok(end === 'end' || (end instanceof StreamError && Number.isInteger(end.code)), String(end));
  },
  close() {
    for (const socket of peers) socket.destroy();
    peer.close();
  },
};
