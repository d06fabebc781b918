import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readServing, writeServing, type Serving } from '../../../../../operator/api/attach-tls.ts';
import type { KeyPair } from '../../../../../operator/controllers/attach-tls/issue.ts';
import { readAuthorities, readLeaf } from '../../../../../operator/controllers/attach-tls/read.ts';
import { makeAuthority, makeServing } from '../../../../support/certificates.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const encode = (text: string): string => Buffer.from(text).toString('base64');

describe('what stands in the Secrets of attach over TLS', () => {
  let [first, second]: KeyPair[] = [];
  let serving: Serving;
  const pair = (id: string, { certificate, key }: KeyPair): Record<string, string> => ({
    [`${id}.crt`]: encode(certificate),
    [`${id}.key`]: encode(key),
  });
  before(async () => {
    [first, second] = [await makeAuthority('one', NOW), await makeAuthority('two', NOW + DAY)];
    serving = await makeServing([first], first, NOW);
  });

  test('is read with its times, each CA by its name', () => {
    assert.ok(first !== undefined && second !== undefined);
    const found = readAuthorities({ ...pair('a', first), ...pair('b', second) });
    assert.deepEqual(
      found.map(({ id, notBeforeMs, notAfterMs }) => [id, notBeforeMs, notAfterMs]),
      [
        ['a', NOW - HOUR, NOW + 365 * DAY],
        ['b', NOW + DAY - HOUR, NOW + 366 * DAY],
      ],
    );
    const leaf = readLeaf(writeServing(serving), found);
    assert.deepEqual(leaf, { signedBy: 'a', notBeforeMs: NOW - HOUR, notAfterMs: NOW + 30 * DAY });
    assert.deepEqual(readServing(writeServing(serving)), serving);
  });

  test('is a certificate of nobody where its CA is not among them', () => {
    assert.ok(second !== undefined);
    assert.equal(readLeaf(writeServing(serving), readAuthorities(pair('b', second)))?.signedBy, undefined);
  });

  test('never outlives its CA', async () => {
    assert.ok(first !== undefined);
    const late = await makeServing([first], first, NOW + 350 * DAY);
    assert.equal(readLeaf(writeServing(late), readAuthorities(pair('a', first)))?.notAfterMs, NOW + 365 * DAY);
  });

  test('counts as not there when it is something else, and the others are kept', () => {
    assert.ok(first !== undefined && second !== undefined);
    const { cert, key } = serving;
    const garbage: Record<string, Record<string, string>> = {
      nothing: {},
      'no PEM': pair('x', { certificate: 'x', key: 'y' }),
      'not even base64': { 'x.crt': '\0', 'x.key': '%' },
      'a CA without a key': { 'x.crt': encode(first.certificate) },
      'the key of another': pair('x', { certificate: first.certificate, key: second.key }),
      'no CA': pair('x', { certificate: cert, key }),
      'a key alone': { 'x.key': encode(first.key) },
      'cut off': pair('x', { certificate: first.certificate.slice(0, 200), key: first.key }),
    };
    for (const [what, data] of Object.entries(garbage)) {
      const found = readAuthorities({ ...data, ...pair('b', second) });
      assert.deepEqual(
        found.map(({ id }) => id),
        ['b'],
        what,
      );
    }
    const authorities = readAuthorities(pair('a', first));
    for (const [what, data] of Object.entries({
      nothing: undefined,
      'no key': writeServing({ cert }),
      'no PEM': writeServing({ cert: 'x', key }),
      'the key of another': writeServing({ cert, key: second.key }),
      'the CA itself': writeServing({ cert: first.certificate, key: first.key }),
    })) {
      assert.equal(readLeaf(data, authorities), undefined, what);
    }
  });
});
