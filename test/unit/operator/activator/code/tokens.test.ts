import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deriveTokenKey, issueToken, TokenGate } from '../../../../../operator/activator/code/tokens.ts';

const key = deriveTokenKey(Buffer.from('master'));
const digest = 'a'.repeat(64);
const NOW = 1_800_000_000_000;

describe('a token for a package', () => {
  test('opens it until it was fetched whole once', () => {
    const gate = new TokenGate(key);
    const token = issueToken(key, digest, NOW);
    gate.admit(token, digest, NOW)?.useUp();
    assert.equal(gate.admit(token, digest, NOW), undefined);
    assert.ok(gate.admit(issueToken(key, digest, NOW), digest, NOW));
  });

  test('bears three tries', () => {
    const gate = new TokenGate(key);
    const token = issueToken(key, digest, NOW);
    // What does not begin is none.
    for (let count = 0; count < 9; count++) assert.ok(gate.admit(token, digest, NOW));
    const last = gate.admit(token, digest, NOW);
    for (let tries = 0; tries < 3; tries++) assert.equal(gate.admit(token, digest, NOW)?.begin(), true);
    assert.equal(last?.begin(), false);
    assert.equal(gate.admit(token, digest, NOW), undefined);
  });

  test('is over after a minute, and stays so for whoever has used it', () => {
    const gate = new TokenGate(key);
    const token = issueToken(key, digest, NOW);
    gate.admit(token, digest, NOW + 60_000)?.useUp();
    assert.equal(gate.admit(token, digest, NOW + 60_001), undefined);
    assert.equal(gate.admit(token, digest, NOW + 60_000), undefined);
    // What was forgotten is too old by then.
    assert.ok(gate.admit(issueToken(key, digest, NOW + 190_000), digest, NOW + 190_000));
    assert.equal(gate.admit(token, digest, NOW + 190_000), undefined);
  });

  test('any activator with the same master key knows it, a little ahead of its own clock too', () => {
    const token = issueToken(deriveTokenKey(Buffer.from('master')), digest, NOW + 5_000);
    assert.ok(new TokenGate(key).admit(token, digest, NOW));
  });

  const token = issueToken(key, digest, NOW);
  const [issued = '', nonce = '', signature = ''] = token.split('.');
  for (const [what, forged] of [
    ['nothing', ''],
    ['of another master key', issueToken(deriveTokenKey(Buffer.from('other')), digest, NOW)],
    ['of another package', issueToken(key, 'b'.repeat(64), NOW)],
    ['made younger', `${NOW + 1}.${nonce}.${signature}`],
    ['with another nonce', `${issued}.${'0'.repeat(32)}.${signature}`],
    ['without signature', `${issued}.${nonce}.`],
    ['with half a signature', `${issued}.${nonce}.${signature.slice(0, 32)}`],
    ['far in the future', issueToken(key, digest, NOW + 61_000)],
    ['with something behind', `${token}0`],
  ] as const) {
    test(`${what}: no`, () => assert.equal(new TokenGate(key).admit(forged, digest, NOW), undefined));
  }
});
