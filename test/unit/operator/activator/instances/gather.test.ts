import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideInline } from '../../../../../operator/activator/instances/decide-inline.ts';
import { gather, type StoredPackage } from '../../../../../operator/activator/instances/gather.ts';
import { toCodeSha256 } from '../../../../../operator/api/digest.ts';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import { noCode } from '../../../../support/no-code.ts';

const MIB = 2 ** 20;
const inline = archiveInline({ 'index.mjs': '1' });
const stored = (letter: string, size: number): StoredPackage => ({ digest: letter.repeat(64), size });

/** A delivery that says what was asked of it. */
function setUp() {
  const asked: string[] = [];
  const code = {
    ...noCode,
    address: '10.0.0.1:9092',
    load: (digest: string) => {
      asked.push(`load ${digest[0]}`);
      return Promise.resolve(Buffer.from(digest[0] ?? ''));
    },
    prepare: (digest: string) => {
      asked.push(`prepare ${digest[0]}`);
      return Promise.resolve();
    },
    issue: (digest: string) => {
      asked.push(`issue ${digest[0]}`);
      return `token of ${digest[0]}`;
    },
  };
  return { asked, code };
}

describe('what travels in Assign', () => {
  for (const [what, sizes, expected] of [
    ['one of 1 MiB does', [MIB], [true]],
    ['one of a byte more does not', [MIB + 1], [false]],
    ['what fits together does', [MIB - 2, 1, 1], [true, true, true]],
    ['what is too much does not, and what comes behind it may', [MIB - 2, 3, 2], [true, false, true]],
    ['nothing of nothing', [], []],
  ] as const) {
    test(what, () => assert.deepEqual(decideInline(sizes), expected));
  }
});

describe('the packages of a revision', () => {
  test('inline code is there at once, as it is', () => {
    assert.deepEqual(gather({ code: inline, layers: [] }, noCode), { code: inline });
  });

  test('small ones come as bytes, large ones with a token that is made last', async () => {
    const { asked, code } = setUp();
    const gathered = await gather({ code: stored('a', MIB), layers: [stored('b', 5 * MIB)] }, code);
    assert.deepEqual(gathered, {
      code: { sha256: toCodeSha256('a'.repeat(64)), size: MIB, zip: Buffer.from('a') },
      layers: [{ sha256: toCodeSha256('b'.repeat(64)), size: 5 * MIB, token: 'token of b' }],
      codeAddress: '10.0.0.1:9092',
    });
    assert.deepEqual(asked, ['load a', 'prepare b', 'issue b']);
  });

  test('layers come in order, also behind inline code', async () => {
    const { code } = setUp();
    const layers = [stored('c', 1), stored('b', 2 * MIB), stored('a', 1)];
    const gathered = await gather({ code: inline, layers }, code);
    assert.equal(gathered.code, inline);
    assert.deepEqual(
      gathered.layers?.map(({ sha256 }) => sha256),
      layers.map(({ digest }) => toCodeSha256(digest)),
    );
  });

  test('one that cannot be had is a failure of all', async () => {
    await assert.rejects(async () => gather({ code: stored('a', 1), layers: [] }, noCode), /There are no packages/);
  });
});
