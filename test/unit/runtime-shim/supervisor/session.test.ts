import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import { RefusalReason, type FromShimInit } from '../../../../runtime-shim/proto/index.ts';
import { Link } from '../../../../runtime-shim/supervisor/link.ts';
import { Session } from '../../../../runtime-shim/supervisor/session.ts';

/** An activator that has not read yet what was sent: its answer to a ping is held back. */
class SlowStream extends EventEmitter {
  readonly written: FromShimInit[] = [];
  pong: () => void = () => assert.fail('nobody asked');
  write(message: FromShimInit): boolean {
    return this.written.push(message) > 0;
  }
  ping(onPong: () => void): void {
    this.pong = onPong;
  }
  end(): void {
    this.emit('end');
  }
}

const identity = {
  key: 'k',
  namespace: 'n',
  function: 'f',
  revision: 'r',
  podName: 'p',
  podUid: 'u',
  shimVersion: '0',
};

describe('Session', () => {
  it('refuses an event that crosses its Draining, and leaves only when the activator has heard of it', async () => {
    const stream = new SlowStream();
    const link = new Link(stream);
    const session = new Session(identity, () => assert.fail('nothing is assigned'));
    session.open(link);
    session.receive(link, { welcome: { session: 's', sessionSecret: 'x', epoch: 1 } });
    let left = false;
    const drained = session.drain().then(() => (left = true));
    assert.deepEqual(stream.written.at(-1), { draining: {} });
    await new Promise(setImmediate);
    assert.equal(left, false, 'an event may be on its way');
    session.receive(link, { invoke: { requestId: 'crossing', revision: '', epoch: 1 } });
    const refusal = stream.written.at(-1)?.refusal;
    assert.equal(refusal?.requestId, 'crossing');
    assert.ok(refusal.reason === RefusalReason.BUSY || refusal.reason === RefusalReason.TAKEN);
    stream.pong();
    await drained;
  });
});
