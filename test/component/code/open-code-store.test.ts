// The store as the settings name it: a bucket, with credentials that change while it is used.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { openCodeStore } from '../../../operator/code/store/open-code-store.ts';
import { systemClock as clock } from '../../../operator/reconcile/clock.ts';
import { startS3Server } from '../../support/s3-server.ts';

test('a bucket keeps packages under its prefix, with the credentials that a Secret has now', async () => {
  await using server = await startS3Server();
  await server.makeBucket('packages');
  const folder = mkdtempSync(join(tmpdir(), 'open-code-store-'));
  const giveSecret = (secretAccessKey: string): void => {
    writeFileSync(join(folder, 'accessKeyId'), server.credentials.accessKeyId);
    writeFileSync(join(folder, 'secretAccessKey'), `${secretAccessKey}\n`);
  };
  const content = Buffer.from('a package');
  const digest = createHash('sha256').update(content).digest('hex');
  const file = { path: join(folder, 'package.zip'), size: content.length };
  writeFileSync(file.path, content);
  const { signal } = new AbortController();
  const endpoint = server.endpoint.href;
  const s3 = { endpoint, bucket: 'packages', region: 'us-east-1', prefix: '/code/here/', credentialsDirectory: folder };
  const store = openCodeStore({ url: 'http://nowhere', tokenFile: '', s3 }, clock);
  const keep = () => store.keep('team-a', digest, file, { size: content.length, unzippedBytes: 1 }, signal);

  giveSecret('wrong');
  await assert.rejects(keep(), (error) => error instanceof PilotlightError && error.code === 'CodeStoreUnavailable');
  giveSecret(server.credentials.secretAccessKey);
  await keep();
  const found = await store.open(digest, signal);
  assert.ok(found !== undefined && (await buffer(found.body)).equals(content));
  assert.ok(existsSync(join(server.directory, 'packages', 'code', 'here', 'blobs', digest)));

  const elsewhere = openCodeStore({ url: 'http://nowhere', tokenFile: '', s3: { ...s3, bucket: 'other' } }, clock);
  await assert.rejects(elsewhere.open(digest, signal), /NoSuchBucket/);
  rmSync(folder, { recursive: true });
});
