import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHUNK_BYTES } from '../../../../runtime-shim/proto/index.ts';
import { resultMessages } from '../../../../runtime-shim/supervisor/chunks.ts';

describe('resultMessages', () => {
  for (const [length, sizes] of [
    [0, [0]],
    [CHUNK_BYTES, [CHUNK_BYTES]],
    [CHUNK_BYTES + 1, [CHUNK_BYTES, 1]],
    [CHUNK_BYTES * 2, [CHUNK_BYTES, CHUNK_BYTES]],
  ] as const) {
    it(`sends ${length} bytes in ${sizes.length} message(s), the last one marked`, () => {
      const body = Buffer.alloc(length, 'abc');
      const messages = [...resultMessages({ requestId: 'r', body })];
      const bodies = messages.map(({ result, chunk }) => result?.body ?? chunk?.body ?? Buffer.alloc(0));
      assert.deepEqual(
        bodies.map((part) => part.length),
        sizes,
      );
      assert.ok(Buffer.concat(bodies).equals(body));
      assert.equal(messages[0]?.result?.more ?? false, sizes.length > 1);
      assert.deepEqual(
        messages.slice(1).map(({ chunk }) => chunk?.last),
        sizes.slice(1).map((_, i, all) => i === all.length - 1),
      );
    });
  }
});
