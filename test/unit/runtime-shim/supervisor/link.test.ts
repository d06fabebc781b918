import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, it } from 'node:test';
import type { FromShimInit } from '../../../../runtime-shim/proto/index.ts';
import { Link } from '../../../../runtime-shim/supervisor/link.ts';

class TestStream extends EventEmitter {
  readonly written: FromShimInit[] = [];
  full = false;
  write(message: FromShimInit): boolean {
    this.written.push(message);
    return !this.full;
  }
  ping(onPong: () => void): void {
    onPong();
  }
  end(): void {
    this.emit('end');
  }
}

const messages = [{ draining: {} }, { draining: {} }, { draining: {} }];

describe('Link', () => {
  it('sends a body as fast as the stream takes it, and small messages in between', async () => {
    const stream = new TestStream();
    const link = new Link(stream);
    stream.full = true;
    const sent = link.sendAll(messages);
    await new Promise(setImmediate);
    assert.equal(stream.written.length, 1);
    link.send({ refusal: {} });
    assert.equal(stream.written.length, 2);
    stream.full = false;
    stream.emit('drain');
    assert.equal(await sent, true);
    assert.equal(stream.written.length, 4);
  });

  it('says that a body was not handed over when the stream breaks under it', async () => {
    const stream = new TestStream();
    const link = new Link(stream);
    stream.full = true;
    const sent = link.sendAll(messages);
    await new Promise(setImmediate);
    stream.emit('error', new Error('broken'));
    assert.equal(await sent, false);
    await link.closed;
    link.send({ draining: {} });
    assert.equal(stream.written.length, 1);
  });
});
