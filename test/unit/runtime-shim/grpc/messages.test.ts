import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GrpcFrameError, GrpcFrames } from '../../../../runtime-shim/grpc/messages.ts';
import { frame } from '../../../support/grpc-frame.ts';

const messages = [Buffer.from('first'), Buffer.alloc(0), Buffer.alloc(100_000, 7), Buffer.from('last')];
const bytes = Buffer.concat(messages.map((message) => frame(message)));

function cut(size: number): Buffer[] {
  const read: Buffer[] = [];
  const frames = new GrpcFrames((message) => read.push(Buffer.from(message)));
  for (let at = 0; at < bytes.length; at += size) frames.push(bytes.subarray(at, at + size));
  return read;
}

describe('GrpcFrames', () => {
  for (const size of [1, 3, 5, 7, 4096, 65_536, bytes.length]) {
    it(`finds the same messages in reads of ${size} bytes`, () => assert.deepEqual(cut(size), messages));
  }

  it('does not hold one object for each byte of a message that comes byte by byte', () => {
    const whole = frame(Buffer.alloc(1_000_000, 7));
    let read = 0;
    const frames = new GrpcFrames((message) => (read = message.length));
    const before = process.memoryUsage();
    for (let at = 0; at < whole.length - 1; at++) frames.push(Buffer.from([whole[at] ?? 0]));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const held = heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers;
    assert.ok(held < 60_000_000, `${held} bytes`);
    frames.push(whole.subarray(-1));
    assert.equal(read, 1_000_000);
  });

  it('hands on a message that came in one read without copying it', () => {
    const whole = frame(Buffer.from('view'));
    new GrpcFrames((message) => assert.equal(message.buffer, whole.buffer)).push(whole);
  });

  it('does not take what cannot be a message', () => {
    const compressed = frame(Buffer.from('x'));
    compressed[0] = 1;
    assert.throws(() => new GrpcFrames(() => assert.fail()).push(compressed), GrpcFrameError);
    const huge = Buffer.from([0, 0xff, 0xff, 0xff, 0xff]);
    assert.throws(() => new GrpcFrames(() => assert.fail()).push(huge), GrpcFrameError);
  });
});
