// What our writer makes of a message is what protobufjs makes of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD_BYTES } from '../../../../runtime-shim/grpc/frames.ts';
import {
  attachService,
  RefusalReason,
  type FromActivatorInit,
  type FromShimInit,
} from '../../../../runtime-shim/proto/index.ts';
import { frame } from '../../../support/grpc-frame.ts';

const { requestSerialize, responseSerialize } = attachService.attach;

const result = { requestId: 'r', durationMs: 1.25, initDurationMs: 0, maxMemoryUsedMb: 4_000_000_000 };
const fromShim: Record<string, FromShimInit> = {
  nothing: { draining: {} },
  'a result': { result: { ...result, body: Buffer.from('"ok"'), more: true } },
  'a result without a body': { result },
  'a refusal': { refusal: { requestId: 'é'.repeat(40), reason: RefusalReason.STALE, epoch: 300 } },
  'lists and all that is not ASCII': { hello: { key: '€🔥', running: ['a', 'b'.repeat(100)], finished: [''] } },
};

const invoke = { epoch: 1, requestId: 'r', received: ['q'], logTail: true };
const lengths = [0, 100, 127, 128, 200, 16_300, 16_384, 17_000, 262_144, 3_000_000];

describe('FrameWriter', () => {
  for (const [what, message] of Object.entries(fromShim)) {
    it(`writes ${what} as protobufjs does`, () =>
      assert.deepEqual(
        attachService.attach.frameRequest(message).subarray(HEAD_BYTES),
        frame(requestSerialize(message)),
      ));
  }

  for (const length of lengths) {
    it(`writes an event of ${length} bytes as protobufjs does`, () => {
      const message: FromActivatorInit = { invoke: { ...invoke, body: Buffer.alloc(length, 'abc') } };
      assert.deepEqual(
        attachService.attach.frameResponse(message).subarray(HEAD_BYTES),
        frame(responseSerialize(message)),
      );
    });
  }

  for (const text of ['a'.repeat(64), 'a'.repeat(65), `${'a'.repeat(63)}é`, 'ü'.repeat(200), 'x'.repeat(20_000)]) {
    it(`writes a text of ${text.length} characters as protobufjs does`, () => {
      const message = { goAway: { reason: text } };
      assert.deepEqual(
        attachService.attach.frameResponse(message).subarray(HEAD_BYTES),
        frame(responseSerialize(message)),
      );
    });
  }

  it('gives bytes away that the next message does not touch', () => {
    const first = attachService.attach.frameRequest({ refusal: { requestId: 'first' } });
    const before = Buffer.from(first);
    attachService.attach.frameRequest({ refusal: { requestId: 'other' } });
    assert.deepEqual(first.subarray(HEAD_BYTES), before.subarray(HEAD_BYTES));
  });

  it('forgets a message that could not be written', () => {
    assert.throws(() => attachService.attach.frameResponse({ assign: { environment: [{ name: 7 as never }] } }));
    const message = { epoch: { epoch: 2 } };
    assert.deepEqual(
      attachService.attach.frameResponse(message).subarray(HEAD_BYTES),
      frame(responseSerialize(message)),
    );
  });
});
