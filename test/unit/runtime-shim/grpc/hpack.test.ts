import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeFields, FieldDecoder, HpackError } from '../../../../runtime-shim/grpc/hpack.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('FieldDecoder', () => {
  // RFC 7541, Appendix C.4: three requests on one connection, with Huffman's code and a growing table.
  it('reads the examples of the standard, one after the other', () => {
    const decoder = new FieldDecoder();
    const common = [
      [':method', 'GET'],
      [':scheme', 'http'],
      [':path', '/'],
      [':authority', 'www.example.com'],
    ] as const;
    assert.deepEqual([...decoder.decode(hex('8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff'))], common);
    assert.deepEqual(
      [...decoder.decode(hex('8286 84be 5886 a8eb 1064 9cbf'))],
      [...common, ['cache-control', 'no-cache']],
    );
    assert.deepEqual(
      [...decoder.decode(hex('8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf'))],
      [
        [':method', 'GET'],
        [':scheme', 'https'],
        [':path', '/index.html'],
        [':authority', 'www.example.com'],
        ['custom-key', 'custom-value'],
      ],
    );
  });

  it('reads what we write, also long values', () => {
    const fields = [
      [':path', '/p'],
      ['grpc-message', 'x'.repeat(5000)],
      ['empty', ''],
    ] as const;
    assert.deepEqual([...new FieldDecoder().decode(encodeFields(fields))], fields);
  });

  it('forgets the oldest fields when its table is full', () => {
    const decoder = new FieldDecoder();
    const remember = (value: string): Buffer =>
      Buffer.concat([
        Buffer.of(0x40, 1),
        Buffer.from('n'),
        Buffer.of(0x7f, 0x80 | ((2000 - 127) % 128), Math.floor((2000 - 127) / 128)),
        Buffer.from(value.repeat(2000)),
      ]);
    for (const value of ['a', 'b', 'c']) decoder.decode(remember(value));
    assert.equal(decoder.decode(hex('be')).get('n'), 'c'.repeat(2000));
    assert.equal(decoder.decode(hex('bf')).get('n'), 'b'.repeat(2000));
    assert.throws(() => decoder.decode(hex('c0')), HpackError);
  });

  for (const [name, block] of Object.entries({
    'an index of nothing': '80',
    'an index beyond the table': 'ff 80 01',
    'a number without end': 'ff ff ff ff ff ff ff ff 7f',
    'a string that ends too early': '40 05 61',
    'a field that ends after its name': '40 01 61',
    'a table larger than allowed': '3f e2 1f',
    'a string that is not in the code': '40 01 61 84 ff ff ff ff',
    'padding of more than seven bits': '40 01 61 81 ff 00',
  })) {
    it(`does not take ${name}`, () => assert.throws(() => new FieldDecoder().decode(hex(block)), HpackError));
  }

  it('does not take fields that grow beyond all measure', () => {
    const decoder = new FieldDecoder();
    const large = encodeFields([['a', 'x'.repeat(3000)]]);
    assert.throws(() => decoder.decode(Buffer.concat(Array.from({ length: 6 }, () => large))), HpackError);
  });
});
