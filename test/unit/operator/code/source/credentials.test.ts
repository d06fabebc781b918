import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCredentials, type CredentialsSecret } from '../../../../../operator/code/source/credentials.ts';

const label = { 'pilotlight.dev/code-credentials': 'true' };
const keys = { accessKeyId: 'us', secretAccessKey: 'our secret' };

const secretOf = (texts: Record<string, string>, labels: Record<string, string> | undefined = label) => ({
  metadata: { labels },
  data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, Buffer.from(text).toString('base64')])),
});
const read = (secret: CredentialsSecret | undefined, field?: string) =>
  readCredentials('store', (name) => Promise.resolve(name === 'store' ? secret : undefined), field);

test('credentials are read under our names and under those of AWS', async () => {
  const expected = { accessKeyId: 'us', secretAccessKey: 's/+=' };
  assert.deepEqual(await read(secretOf({ accessKeyId: 'us', secretAccessKey: 's/+=\n' })), expected);
  const aws = { AWS_ACCESS_KEY_ID: 'us', AWS_SECRET_ACCESS_KEY: 's/+=', AWS_SESSION_TOKEN: 'now' };
  assert.deepEqual(await read(secretOf(aws)), { ...expected, sessionToken: 'now' });
  assert.deepEqual(await read(secretOf({ ...expected, sessionToken: '' })), expected);
});

const good = { ...keys, secretAccessKey: 'ours' };
const wrong: readonly [what: string, CredentialsSecret | undefined, message: RegExp][] = [
  ['no Secret', undefined, /does not exist in this namespace/],
  ['no label', secretOf(good, {}), /lacks the label pilotlight\.dev\/code-credentials: "true"/],
  ['no labels at all', { ...secretOf(good), metadata: {} }, /lacks the label/],
  ['another value', secretOf(good, { 'pilotlight.dev/code-credentials': 'false' }), /lacks the label/],
  ['no data', { metadata: { labels: label } }, /has no accessKeyId or AWS_ACCESS_KEY_ID/],
  ['no secret key', secretOf({ accessKeyId: 'us' }), /has no secretAccessKey or AWS_SECRET_ACCESS_KEY/],
  ['an empty key', secretOf({ ...good, accessKeyId: ' ' }), /has no accessKeyId/],
  ['a key that is no header', secretOf({ ...good, accessKeyId: 'a\r\nx: y' }), /holds characters/],
  ['a secret with spaces', secretOf(keys), /holds characters in its secretAccessKey/],
];

for (const [what, secret, message] of wrong)
  test(`credentials cannot be read: ${what}`, async () => {
    await assert.rejects(read(secret, 'spec.content'), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'CodeCredentialsInvalid');
      assert.match(error.message, message);
      assert.match(error.message, /^spec\.content\.s3\.credentialsSecret: the Secret 'store' /);
      assert.doesNotMatch(error.message, /ours|our secret/);
      return true;
    });
  });
