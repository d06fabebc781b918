// The code thread's own program, with the code store's own program behind it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { archiveInline } from '../../../operator/code/archive.ts';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { StoreProcess } from '../code/support/store-process.ts';
import { Packages } from './support/packages.ts';

const isUnavailable = (error: unknown): boolean => error instanceof PilotlightError && error.code === 'CodeUnavailable';

describe('two activators and a code store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'code-program-'));
  const zip = archiveInline({ 'index.mjs': '', 'data.txt': randomBytes(2_000_000).toString('hex') }).zip;
  let store: StoreProcess;
  let one: Packages;
  let other: Packages;
  let digest: string;
  before(async () => {
    store = await StoreProcess.start();
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, 'activator');
    const realStore = { url: store.url.href, tokenFile, s3: undefined };
    const common = { certificate: await TestCertificate.make(), masterKey: randomBytes(32), realStore };
    [one, other] = await Promise.all([Packages.open(common), Packages.open(common)]);
  });
  after(async () => {
    await Promise.all([one, other].map((packages) => packages[Symbol.asyncDispose]()));
    await store[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  test('what one takes in both hand out, and a token of the one opens it at the other', async () => {
    const path = join(folder, 'package');
    writeFileSync(path, zip);
    digest = await one.code.keep({ namespace: 'shop', path, size: zip.length, checksum: undefined });
    assert.ok((await one.take(digest)).bytes.equals(zip));
    assert.ok((await other.take(digest, one.code.issue(digest))).bytes.equals(zip));
  });

  test('what is no zip stays out', async () => {
    const path = join(folder, 'junk');
    writeFileSync(path, randomBytes(100));
    const upload = { namespace: 'shop', path, size: 100, checksum: undefined };
    await assert.rejects(
      one.code.keep(upload),
      (error) => error instanceof PilotlightError && error.code === 'CodeRejected',
    );
  });

  test('while the store is away they hand out what they have, and say of the rest that it is not to be had', async () => {
    await store.end('SIGKILL');
    assert.ok((await other.take(digest)).bytes.equals(zip));
    await assert.rejects(other.code.load('a'.repeat(64)), isUnavailable);
    await store.run();
    await until('the store to be asked again', async () => {
      await assert.rejects(other.code.load('a'.repeat(64)), /is not in the code store/);
      return true;
    });
  });
});
