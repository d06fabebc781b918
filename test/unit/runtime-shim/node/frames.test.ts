import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FrameError, FrameReader, encodeFrame } from '../../../../runtime-shim/node/frames.ts';

const frame = (header: string, body: string): Buffer => Buffer.concat(encodeFrame(header, [Buffer.from(body)]));

function collect(): { reader: FrameReader; got: [string, string][] } {
  const got: [string, string][] = [];
  return { reader: new FrameReader((header, body) => got.push([header, body.toString()])), got };
}

const head = (headerBytes: number, bodyBytes: number): Buffer => {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32BE(headerBytes, 0);
  prefix.writeUInt32BE(bodyBytes, 4);
  return prefix;
};

describe('FrameReader', () => {
  const bytes = Buffer.concat([frame('é', 'one'), frame('b\0c', ''), frame('', 'three')]);
  const expected = [
    ['é', 'one'],
    ['b\0c', ''],
    ['', 'three'],
  ];

  for (const size of [1, 3, 7, bytes.length]) {
    it(`reads frames that arrive in pieces of ${size}`, () => {
      const { reader, got } = collect();
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
      assert.deepEqual(got, expected);
    });
  }

  it('does not copy a body that came in one read', () => {
    const whole = frame('', 'body');
    let body: Buffer | undefined;
    new FrameReader((_, got) => (body = got)).push(whole);
    assert.equal(body?.buffer, whole.buffer);
  });

  it('refuses lengths beyond its limits before it reserves memory for them', () => {
    assert.throws(() => collect().reader.push(head(0xffffffff, 0)), FrameError);
    assert.throws(() => collect().reader.push(head(2, 0xffffffff)), FrameError);
  });

  it('carries a long body beside its head', () => {
    const body = [Buffer.alloc(20_000, 1), Buffer.alloc(3, 2)];
    const { reader, got } = collect();
    for (const part of encodeFrame('h', body)) reader.push(Buffer.from(part));
    assert.deepEqual(got, [['h', Buffer.concat(body).toString()]]);
  });
});
