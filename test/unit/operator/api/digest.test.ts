import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fromCodeSha256, isDigest, toCodeSha256 } from '../../../../operator/api/digest.ts';

test('a digest is hex for us and base64 for Lambda, and back', () => {
  const hash = (encoding: 'hex' | 'base64'): string => createHash('sha256').update('code').digest(encoding);
  assert.equal(toCodeSha256(hash('hex')), hash('base64'));
  assert.equal(fromCodeSha256(hash('base64')), hash('hex'));
});

test('a digest is 64 lower-case hex digits and nothing else', () => {
  assert.ok(isDigest('0123456789abcdef'.repeat(4)));
  for (const wrong of ['', 'ab', '0123456789ABCDEF'.repeat(4), `${'a'.repeat(64)}\n`, '../'.repeat(22).slice(0, 64)])
    assert.ok(!isDigest(wrong), wrong);
});
