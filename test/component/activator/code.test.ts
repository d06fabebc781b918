import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { after, before, describe, test } from 'node:test';
import { deriveTokenKey, issueToken } from '../../../operator/activator/code/tokens.ts';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { makeAuthority, makeServing, TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { Packages } from './support/packages.ts';

const isUnavailable = (error: unknown): boolean => error instanceof PilotlightError && error.code === 'CodeUnavailable';
const MIB = 2 ** 20;

describe('packages by token', () => {
  const masterKey = randomBytes(32);
  let certificate: TestCertificate;
  let packages: Packages;
  const bytes = randomBytes(3 * MIB);
  let digest: string;
  before(async () => {
    certificate = await TestCertificate.make();
    packages = await Packages.open({ certificate, masterKey });
    digest = packages.bring(bytes);
  });
  after(() => packages[Symbol.asyncDispose]());

  test('a shim gets all of it, once; the store is asked once for all', async () => {
    const token = packages.code.issue(digest);
    const fetched = await packages.take(digest, token);
    assert.deepEqual([fetched.status, fetched.isWhole, fetched.bytes.equals(bytes)], [200, true, true]);
    assert.equal((await packages.take(digest, token)).status, 404);
    const more = await Promise.all(Array.from({ length: 5 }, () => packages.take(digest)));
    assert.ok(more.every((one) => one.bytes.equals(bytes)));
    assert.equal(packages.opened, 1);
  });

  const other = 'c'.repeat(64);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  for (const [what, ask] of [
    ['no token', () => packages.fetch(`/code/${digest}`)],
    [
      'another scheme',
      () => packages.fetch(`/code/${digest}`, { authorization: `Basic ${packages.code.issue(digest)}` }),
    ],
    ['a token of another package', () => packages.take(digest, packages.code.issue(other))],
    ['a token of another installation', () => packages.take(digest, issueToken(randomBytes(32), digest, Date.now()))],
    ['an old token', () => packages.take(digest, issueToken(deriveTokenKey(masterKey), digest, Date.now() - 61_000))],
    ['nonsense for a token', () => packages.take(digest, 'x'.repeat(100))],
    ['POST', () => packages.fetch(`/code/${digest}`, bearer(packages.code.issue(digest)), 'POST')],
    ['HEAD', () => packages.fetch(`/code/${digest}`, bearer(packages.code.issue(digest)), 'HEAD')],
    ['no digest', () => packages.fetch('/code/', bearer(packages.code.issue(digest)))],
    ['upper case', () => packages.fetch(`/code/${digest.toUpperCase()}`, bearer(packages.code.issue(digest)))],
    ['a path out of it', () => packages.fetch(`/code/../code/${digest}`, bearer(packages.code.issue(digest)))],
    ['a query', () => packages.fetch(`/code/${digest}?x=1`, bearer(packages.code.issue(digest)))],
    ['something else', () => packages.fetch('/', bearer(packages.code.issue(digest)))],
  ] as const) {
    test(`${what}: 404, and no word`, async () => {
      const { status, bytes: body } = await ask();
      assert.deepEqual([status, body.length], [404, 0]);
    });
  }

  test('plain text, and TLS 1.2, get nothing', async () => {
    const plain = connect(packages.code.port).on('error', () => undefined);
    plain.write(`GET /code/${digest} HTTP/1.1\r\nHost: x\r\n\r\n`);
    let said = 0;
    plain.on('data', (chunk) => (said += chunk.length));
    await until('the plain connection to end', () => plain.closed, { withinMs: 5_000 });
    assert.ok(said < 20);
    const { bundle: ca } = certificate.current();
    const old = connectTls({ port: packages.code.port, ca, maxVersion: 'TLSv1.2' });
    const error = await new Promise((resolve) => old.once('error', resolve));
    assert.match(String(error), /protocol version/);
  });

  test('a corrupt file in the cache is never whole for anybody, and the next try has it right', async () => {
    const spoilt = Buffer.from(bytes);
    spoilt[MIB] = ~(spoilt[MIB] ?? 0);
    writeFileSync(join(packages.cache, digest), spoilt);
    const token = packages.code.issue(digest);
    const first = await packages.take(digest, token);
    assert.equal(first.isWhole, false);
    assert.ok(first.bytes.length < bytes.length);
    assert.ok((await packages.take(digest, token)).bytes.equals(bytes));
  });

  test('a certificate is renewed without a new start', async () => {
    const authority = await makeAuthority('next');
    certificate.change(await makeServing([authority]));
    await until('the new certificate', async () => (await packages.take(digest)).status === 200, { withinMs: 5_000 });
  });

  test('small packages come as bytes, large ones do not', async () => {
    const small = packages.bring(bytes.subarray(0, MIB));
    assert.ok((await packages.code.load(small)).equals(bytes.subarray(0, MIB)));
    await assert.rejects(packages.code.load(digest), isUnavailable);
  });

  test('a store that is away: a typed failure; and then it is back', async () => {
    const fresh = packages.bring(randomBytes(100));
    packages.mark('away', true);
    await assert.rejects(packages.code.load(fresh), isUnavailable);
    await assert.rejects(packages.code.prepare(fresh), isUnavailable);
    const token = packages.code.issue(fresh);
    for (let count = 0; count < 5; count++) assert.equal((await packages.take(fresh, token)).status, 503);
    packages.mark('away', false);
    assert.equal((await packages.take(fresh, token)).status, 200);
    assert.equal((await packages.code.load(fresh)).length, 100);
    assert.equal((await packages.take(fresh)).status, 200);
  });

  test('a thread that dies fails what was asked, and is there again, with the same port, its cache and its tokens', async () => {
    const { port } = packages.code;
    const fresh = packages.bring(randomBytes(100));
    packages.mark('deadly', true);
    await assert.rejects(packages.code.load(fresh), isUnavailable);
    await assert.rejects(packages.code.load(fresh), isUnavailable);
    packages.mark('deadly', false);
    const before = packages.opened;
    const fetched = await until('the port', () => packages.take(digest), { withinMs: 10_000 });
    assert.deepEqual([fetched.status, packages.code.port, packages.opened], [200, port, before]);
    assert.equal((await packages.code.load(fresh)).length, 100);
  });

  test('the cache keeps what was used last', async () => {
    await using small = await Packages.open({ certificate, cacheBytes: 2 * MIB });
    const [one, two, three] = [
      small.bring(randomBytes(MIB)),
      small.bring(randomBytes(MIB)),
      small.bring(randomBytes(MIB)),
    ];
    for (const each of [one, two, one, three]) assert.equal((await small.take(each)).status, 200);
    assert.deepEqual(readdirSync(small.cache).sort(), [one, three].sort());
    assert.equal((await small.take(two)).bytes.length, MIB);
  });
});
