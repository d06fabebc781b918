import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FrameError, FrameReader, encodeFrame } from '../../../../runtime-shim/node/frames.ts';

const frame = (header: object, body: string): Buffer => Buffer.concat(encodeFrame(header, [Buffer.from(body)]));

function collect(): { reader: FrameReader; got: [unknown, string][] } {
  const got: [unknown, string][] = [];
  return { reader: new FrameReader((header, body) => got.push([header, body.toString()])), got };
}

const head = (headerBytes: number, bodyBytes: number): Buffer => {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32BE(headerBytes, 0);
  prefix.writeUInt32BE(bodyBytes, 4);
  return prefix;
};

describe('FrameReader', () => {
  const bytes = Buffer.concat([frame({ a: 'é' }, 'one'), frame({ b: 2 }, ''), frame({}, 'three')]);
  const expected = [
    [{ a: 'é' }, 'one'],
    [{ b: 2 }, ''],
    [{}, 'three'],
  ];

  for (const size of [1, 3, 7, bytes.length]) {
    it(`reads frames that arrive in pieces of ${size}`, () => {
      const { reader, got } = collect();
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
      assert.deepEqual(got, expected);
    });
  }

  it('does not copy a body that came in one read', () => {
    const whole = frame({}, 'body');
    let body: Buffer | undefined;
    new FrameReader((_, got) => (body = got)).push(whole);
    assert.equal(body?.buffer, whole.buffer);
  });

  it('refuses lengths beyond its limits before it reserves memory for them', () => {
    assert.throws(() => collect().reader.push(head(0xffffffff, 0)), FrameError);
    assert.throws(() => collect().reader.push(head(2, 0xffffffff)), FrameError);
  });

  it('refuses a header that is not JSON', () => {
    assert.throws(() => collect().reader.push(Buffer.concat([head(2, 0), Buffer.from('{x')])), FrameError);
  });
});
