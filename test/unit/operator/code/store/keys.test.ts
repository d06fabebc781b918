import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blobKey, claimKey, CLOCK, isKey, isPrefix, markKey } from '../../../../../operator/code/store/keys.ts';

const digest = 'a1'.repeat(32);

test('keys are those that the store makes, and nothing that leads elsewhere', () => {
  const owner = '0b6f3a52-0a3f-4c6b-9a38-5d3a4d9d3c11';
  for (const key of [
    CLOCK,
    blobKey(digest),
    claimKey(digest, 'team-a'),
    claimKey(digest, 'x'.repeat(63)),
    markKey(digest, owner),
  ])
    assert.ok(isKey(key), key);
  for (const key of [
    '',
    '/',
    'blobs/',
    'blobs/..',
    `blobs/${digest}/`,
    `blobs/${digest}\n`,
    `blobs/${digest.toUpperCase()}`,
    `blobs/${digest}/team-a`,
    `claims/${digest}`,
    `claims/${digest}/..`,
    `claims/${digest}/a/b`,
    `claims/${digest}/a.b`,
    `claims/${digest}/-a`,
    `claims/${digest}/${'x'.repeat(64)}`,
    `../blobs/${digest}`,
    `/blobs/${digest}`,
    'clock/',
  ])
    assert.ok(!isKey(key), key);
});

test('prefixes are whole folders', () => {
  for (const prefix of ['', 'blobs/', 'claims/', `claims/${digest}/`, `doomed/${digest}/`])
    assert.ok(isPrefix(prefix), prefix);
  for (const prefix of ['/', 'blobs', '..', 'blobs/../', `claims/${digest}`, 'parts/'])
    assert.ok(!isPrefix(prefix), prefix);
});
