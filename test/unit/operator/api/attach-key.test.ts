import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deriveAttachKey, verifyAttachKey } from '../../../../operator/api/attach-key.ts';

const master = Buffer.alloc(32, 7);
const identity = { namespace: 'shop', function: 'hello', revision: '0123456789abcdef' };

describe('attach key', () => {
  const key = deriveAttachKey(master, identity);

  test('opens for the revision it was made for', () => assert.ok(verifyAttachKey(master, identity, key)));

  for (const [what, other] of Object.entries({
    namespace: { ...identity, namespace: 'other' },
    function: { ...identity, function: 'other' },
    revision: { ...identity, revision: 'fedcba9876543210' },
  })) {
    test(`not for another ${what}`, () => assert.ok(!verifyAttachKey(master, other, key)));
  }

  test('not under another master key, cut short, or empty', () => {
    assert.ok(!verifyAttachKey(Buffer.alloc(32, 8), identity, key));
    assert.ok(!verifyAttachKey(master, identity, key.slice(0, -1)));
    assert.ok(!verifyAttachKey(master, identity, ''));
  });
});
