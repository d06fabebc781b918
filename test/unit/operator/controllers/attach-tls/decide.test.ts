import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AUTHORITY_LIFE_MS,
  BACKDATE_MS,
  decideAttachTls,
  LEAF_LIFE_MS,
  NEW,
  type Authority,
  type Found,
  type Leaf,
} from '../../../../../operator/controllers/attach-tls/decide.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');

const madeAt = (ms: number, lifeMs: number) => ({ notBeforeMs: ms - BACKDATE_MS, notAfterMs: ms + lifeMs });
const authority = (id: string, ageDays: number): Authority => ({
  id,
  ...madeAt(NOW - ageDays * DAY, AUTHORITY_LIFE_MS),
});
const leaf = (signedBy: string | undefined, ageDays: number, lifeMs = LEAF_LIFE_MS): Leaf => ({
  signedBy,
  ...madeAt(NOW - ageDays * DAY, lifeMs),
});

const cases: [name: string, found: Found, trusted: string[], makeAuthority: boolean, signWith: string | undefined][] = [
  ['nothing is there', { authorities: [], leaf: undefined }, [], true, NEW],
  ['a CA is there and no certificate', { authorities: [authority('a', 3)], leaf: undefined }, ['a'], false, 'a'],
  ['the one CA was made a moment ago', { authorities: [authority('a', 0)], leaf: undefined }, ['a'], false, 'a'],
  ['all is fresh', { authorities: [authority('a', 3)], leaf: leaf('a', 3) }, ['a'], false, undefined],
  [
    'the certificate is nearly at half',
    { authorities: [authority('a', 20)], leaf: leaf('a', 14) },
    ['a'],
    false,
    undefined,
  ],
  ['the certificate is past half', { authorities: [authority('a', 20)], leaf: leaf('a', 16) }, ['a'], false, 'a'],
  ['the certificate has run out', { authorities: [authority('a', 90)], leaf: leaf('a', 31) }, ['a'], false, 'a'],
  ['the certificate is another’s', { authorities: [authority('a', 3)], leaf: leaf(undefined, 1) }, ['a'], false, 'a'],
  [
    'the CA is nearly at two thirds',
    { authorities: [authority('a', 243)], leaf: leaf('a', 1) },
    ['a'],
    false,
    undefined,
  ],
  ['the CA is past two thirds', { authorities: [authority('a', 244)], leaf: leaf('a', 1) }, ['a'], true, undefined],
  [
    'certificate and CA are due at once: the old CA signs',
    { authorities: [authority('a', 244)], leaf: leaf('a', 16) },
    ['a'],
    true,
    'a',
  ],
  [
    'the new CA is too young to sign',
    { authorities: [authority('a', 245), authority('b', 0.9)], leaf: leaf('a', 16) },
    ['b', 'a'],
    false,
    'a',
  ],
  [
    'the new CA is known by now',
    { authorities: [authority('a', 246), authority('b', 1)], leaf: leaf('a', 16) },
    ['b', 'a'],
    false,
    'b',
  ],
  [
    'the old CA has run out',
    { authorities: [authority('a', 365), authority('b', 120)], leaf: leaf('b', 3) },
    ['b'],
    false,
    undefined,
  ],
  [
    'the operator was away past the end of the CA',
    { authorities: [authority('a', 366)], leaf: leaf('a', 31) },
    [],
    true,
    NEW,
  ],
  [
    'the operator was away past the end of the CA that signed, and a younger one is there',
    { authorities: [authority('a', 366), authority('b', 0.1)], leaf: leaf('a', 1) },
    ['b'],
    false,
    'b',
  ],
  [
    'the certificate ends with its CA, which has nothing more to give',
    { authorities: [authority('a', 364), authority('b', 0.5)], leaf: leaf('a', 1, 2 * DAY) },
    ['b', 'a'],
    false,
    undefined,
  ],
  [
    'the certificate ends with its CA, and the next one is known',
    { authorities: [authority('a', 364), authority('b', 1.5)], leaf: leaf('a', 1, 2 * DAY) },
    ['b', 'a'],
    false,
    'b',
  ],
  [
    'the clock of whoever made the CA was a year ahead',
    { authorities: [authority('a', -365)], leaf: leaf('a', -365) },
    [],
    true,
    NEW,
  ],
  ['the certificate is of tomorrow', { authorities: [authority('a', 3)], leaf: leaf('a', -1) }, ['a'], false, 'a'],
  [
    'the clock of whoever made them was half an hour ahead',
    { authorities: [authority('a', -0.02)], leaf: leaf('a', -0.02) },
    ['a'],
    false,
    undefined,
  ],
];

describe('what to make for attach over TLS, when', () => {
  for (const [name, found, trusted, makeAuthority, signWith] of cases) {
    test(name, () => assert.deepEqual(decideAttachTls(NOW, found), { trusted, makeAuthority, signWith }));
  }
});

/** What shims and activators would see if every plan were carried out at once. */
function live(days: number, everyMs: number, awayDays: (day: number) => boolean) {
  let found: Found = { authorities: [], leaf: undefined };
  const made = { authorities: 0, leaves: 0 };
  const untrusted: number[] = [];
  let known = new Map<string, number>();
  for (let nowMs = NOW; nowMs < NOW + days * DAY; nowMs += everyMs) {
    const day = (nowMs - NOW) / DAY;
    if (awayDays(day)) continue;
    const plan = decideAttachTls(nowMs, found);
    const authorities = found.authorities.filter(({ id }) => plan.trusted.includes(id));
    const added = { id: `ca-${made.authorities}`, ...madeAt(nowMs, AUTHORITY_LIFE_MS) };
    if (plan.makeAuthority) {
      authorities.unshift(added);
      made.authorities++;
    }
    const id = plan.signWith === NEW ? added.id : plan.signWith;
    const signer = authorities.find((candidate) => candidate.id === id);
    known = new Map(authorities.map((each) => [each.id, known.get(each.id) ?? nowMs]));
    let next = found.leaf;
    if (signer !== undefined) {
      made.leaves++;
      next = { signedBy: signer.id, ...madeAt(nowMs, Math.min(LEAF_LIFE_MS, signer.notAfterMs - nowMs)) };
      // Somebody whose trust is of a moment ago: does it hold?
      if (nowMs > NOW && nowMs - (known.get(signer.id) ?? nowMs) < DAY) untrusted.push(day);
    }
    found = { authorities, leaf: next };
    assert.ok(
      next !== undefined && next.notBeforeMs <= nowMs && nowMs < next.notAfterMs,
      `no certificate on day ${day}`,
    );
    assert.ok(
      authorities.some((each) => each.id === next.signedBy),
      `a certificate of nobody on day ${day}`,
    );
  }
  return { ...made, untrusted, trusted: found.authorities.length };
}

describe('over years', () => {
  test('there is always a certificate that everybody can check, and nothing is made more often than it must', () => {
    const { authorities, leaves, untrusted } = live(5 * 365, 10 * MINUTE, () => false);
    assert.deepEqual(untrusted, []);
    // Every 243 days, and every 15.
    assert.equal(authorities, 8);
    assert.ok(leaves >= 118 && leaves <= 125, `${leaves} certificates`);
  });

  test('also when the operator is away for weeks, as long as a certificate holds', () => {
    const { untrusted } = live(5 * 365, 60 * MINUTE, (day) => day % 40 > 27);
    assert.deepEqual(untrusted, []);
  });

  test('and when it was away for longer than anything holds, it begins anew', () => {
    const { authorities, untrusted, trusted } = live(900, 60 * MINUTE, (day) => day > 10 && day < 800);
    assert.deepEqual([authorities, trusted, untrusted.length], [2, 1, 1]);
  });
});
