import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Buffer as RequestBuffer } from '../../../../../operator/activator/admission/buffer.ts';

const open = (): RequestBuffer => new RequestBuffer({ totalBytes: 100, functionBytes: 60, functionRequests: 3 });

describe('the buffer', () => {
  test('bounds the requests of one function, not those of another', () => {
    const buffer = open();
    for (let index = 0; index < 3; index++) buffer.take('a', 1);
    assert.throws(() => buffer.take('a', 1), { code: 'FunctionBufferFull' });
    buffer.take('b', 1);
  });

  test('bounds the bytes of one function and of all', () => {
    const buffer = open();
    buffer.take('a', 60);
    assert.throws(() => buffer.take('a', 1), { code: 'FunctionBufferFull' });
    buffer.take('b', 40);
    assert.throws(() => buffer.take('c', 1), { code: 'BufferFull' });
  });

  test('what was refused holds nothing', () => {
    const buffer = open();
    assert.throws(() => buffer.take('a', 61));
    assert.equal(buffer.bytes, 0);
    buffer.take('a', 60);
  });

  test('room that grows is bounded too, and all of it comes back', () => {
    const buffer = open();
    const room = buffer.take('a', 0);
    room.grow(50);
    assert.throws(() => room.grow(11), { code: 'FunctionBufferFull' });
    assert.equal(buffer.bytes, 50);
    room.release();
    assert.equal(buffer.bytes, 0);
    buffer.take('a', 60);
  });
});
