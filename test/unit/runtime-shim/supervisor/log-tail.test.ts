import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LogTail } from '../../../../runtime-shim/supervisor/log-tail.ts';

it('LogTail keeps the last 4096 bytes, however they came', () => {
  const all = Array.from({ length: 3000 }, (_, i) => `line ${i}\n`);
  for (const step of [1, 100, 3000]) {
    const tail = new LogTail();
    for (let at = 0; at < all.length; at += step) tail.add(Buffer.from(all.slice(at, at + step).join('')));
    assert.equal(tail.read().toString(), all.join('').slice(-4096));
  }
});
