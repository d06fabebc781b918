import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cut, mutate } from '../../fuzz/mutate.ts';
import { Random, seedOf } from '../../fuzz/random.ts';

describe('a case of the fuzzer', () => {
  test('is repeated by its seed, and differs from its neighbours', () => {
    const bytesOf = (seed: number, target: string, index: number): string => {
      const random = new Random(seedOf(seed, target, index));
      return mutate(random.bytes(100), random).toString('hex');
    };
    assert.equal(bytesOf(1, 'a', 2), bytesOf(1, 'a', 2));
    const cases = [bytesOf(1, 'a', 2), bytesOf(1, 'a', 3), bytesOf(1, 'b', 2), bytesOf(2, 'a', 2)];
    assert.equal(new Set(cases).size, cases.length);
  });

  test('cuts bytes into pieces that are the same bytes', () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256));
    for (let seed = 0; seed < 50; seed++) {
      const pieces = cut(bytes, new Random(seed));
      assert.ok(Buffer.concat(pieces).equals(bytes));
      assert.ok(pieces.every((piece) => piece.length > 0));
    }
  });

  test('reaches every number that it may', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 1000 }, () => random.below(10)));
    assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
