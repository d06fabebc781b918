import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineFramer, MAX_LINE_BYTES } from '../../../../runtime-shim/supervisor/line-framer.ts';

function collect(): { framer: LineFramer; emitted: string[] } {
  const emitted: string[] = [];
  return { framer: new LineFramer((lines) => emitted.push(lines.toString())), emitted };
}

describe('LineFramer', () => {
  it('emits whole lines only, and all that are there at once', () => {
    const { framer, emitted } = collect();
    framer.push(Buffer.from('one\ntwo\nthr'));
    framer.push(Buffer.from('ee\n'));
    assert.deepEqual(emitted, ['one\ntwo\n', 'three\n']);
  });

  it('ends an open line when it is flushed', () => {
    const { framer, emitted } = collect();
    framer.push(Buffer.from('open'));
    framer.flush();
    framer.flush();
    assert.deepEqual(emitted, ['open\n']);
  });

  it('cuts a line that is too long, marks it, and goes on with the next', () => {
    const { framer, emitted } = collect();
    for (let sent = 0; sent < MAX_LINE_BYTES + 70_000; sent += 65_536) framer.push(Buffer.alloc(65_536, 'x'));
    framer.push(Buffer.from('the end of it\nnext\n'));
    assert.deepEqual(emitted, ['x'.repeat(MAX_LINE_BYTES) + ' [truncated]\n', 'next\n']);
  });

  it('holds no more than one line of the longest length', () => {
    const { framer, emitted } = collect();
    framer.push(Buffer.alloc(MAX_LINE_BYTES, 'x'));
    assert.deepEqual(emitted, []);
    framer.push(Buffer.from('\n'));
    assert.equal(emitted.join('').length, MAX_LINE_BYTES + 1);
  });
});
