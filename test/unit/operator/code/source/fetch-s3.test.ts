// Fetching from a store that reckons every signature itself.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { PilotlightError, type FailureCode } from '../../../../../operator/api/errors.ts';
import type { S3Source } from '../../../../../operator/code/source/code-source.ts';
import type { FetchDeps } from '../../../../../operator/code/source/fetch-package.ts';
import { fetchPackage } from '../../../../../operator/code/source/fetch-package.ts';
import { PackageServer } from '../../../../support/package-server.ts';
import { signatureFault } from '../../../../support/s3-signature.ts';

const keys = { accessKeyId: 'us', secretAccessKey: 'our-secret', sessionToken: 'of-now' };
const digest = createHash('sha256').update('package').digest('hex');

const xml = (response: ServerResponse, status: number, code: string, message = 'What S3 says.'): void =>
  void response.writeHead(status).end(`<Error><Code>${code}</Code><Message>${message}</Message></Error>`);

/** Signed or public, as the key says. */
const store: RequestListener = ({ method = '', url = '', headers }: IncomingMessage, response) => {
  const fault = url.startsWith('/packages/public')
    ? undefined
    : signatureFault({ method, path: url, headers }, Buffer.alloc(0), keys.secretAccessKey);
  const now = Date.parse('2026-01-01T00:00:00Z');
  if (fault !== undefined) xml(response, 403, fault === 'no signature' ? 'AccessDenied' : 'SignatureDoesNotMatch');
  else if (
    headers.authorization !== undefined &&
    headers['x-amz-date'] !== new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  )
    xml(response, 403, 'RequestTimeTooSkewed');
  else response.end(url.endsWith('?versionId=v%2F2') ? 'older' : 'package');
};

const sourceOf = ({ url }: PackageServer, more: Partial<S3Source> = {}): { s3: S3Source } => ({
  s3: { bucket: 'packages', key: 'a b/ü+code.zip', endpoint: url, credentialsSecret: { name: 'store' }, ...more },
});
const deps: Partial<FetchDeps> = { credentials: () => Promise.resolve(keys) };

test('an object comes with a signature of now, and needs no digest', async () => {
  await using server = await PackageServer.open(store);
  const kept = await server.fetch(sourceOf(server), deps);
  assert.deepEqual([kept.size, kept.digest], [7, digest]);
  assert.equal(await readFile(kept.path, 'utf8'), 'package');
  assert.equal((await server.fetch(sourceOf(server, { sha256: digest }), deps)).digest, digest);
});

test('one version of an object', async () => {
  await using server = await PackageServer.open(store);
  const kept = await server.fetch(sourceOf(server, { objectVersion: 'v/2' }), deps);
  assert.equal(await readFile(kept.path, 'utf8'), 'older');
});

test('what everybody may read is asked for without a signature', async () => {
  await using server = await PackageServer.open(store);
  const source = sourceOf(server, { key: 'public.zip', credentialsSecret: undefined });
  assert.equal((await server.fetch(source)).digest, digest);
});

const answers =
  (status: number, code: string, message?: string): RequestListener =>
  (_, response) =>
    xml(response, status, code, message);
const open = { credentialsSecret: undefined };

type Row = readonly [what: string, RequestListener, Partial<S3Source>, FailureCode, field: string, message: RegExp];

const failures: readonly Row[] = [
  [
    'a wrong secret',
    answers(403, 'SignatureDoesNotMatch'),
    {},
    'CodeForbidden',
    's3.credentialsSecret',
    /403: SignatureDoesNotMatch: What S3 says\. Check the Secret 'store'/,
  ],
  ['no credentials', store, open, 'CodeForbidden', 's3', /AccessDenied.*needs credentialsSecret/],
  [
    'credentials that are over',
    answers(400, 'ExpiredToken'),
    {},
    'CodeForbidden',
    's3.credentialsSecret',
    /ExpiredToken/,
  ],
  ['an unknown user', answers(404, 'XAdminUserNotFound'), {}, 'CodeForbidden', 's3.credentialsSecret', /XAdmin/],
  [
    'a wrong region',
    answers(400, 'AuthorizationHeaderMalformed'),
    {},
    'CodeRefused',
    's3.region',
    /that of the bucket/,
  ],
  [
    'a request that is none',
    answers(400, 'InvalidArgument'),
    {},
    'CodeRefused',
    's3',
    /says\. Check what the source names\./,
  ],
  ['no such key', answers(404, 'NoSuchKey'), {}, 'CodeNotFound', 's3.key', /404: NoSuchKey/],
  ['no such bucket', answers(404, 'NoSuchBucket'), {}, 'CodeNotFound', 's3.bucket', /NoSuchBucket/],
  ['no such version', answers(404, 'NoSuchVersion'), {}, 'CodeNotFound', 's3.objectVersion', /NoSuchVersion/],
  [
    'a store in trouble',
    answers(503, 'SlowDown'),
    {},
    'CodeRefused',
    's3',
    /503: SlowDown: What S3 says\. It is tried again\./,
  ],
  [
    'no S3 at all',
    (_, response) => response.writeHead(502).end('<html>internals'),
    {},
    'CodeRefused',
    's3',
    /502: HTTP 502\./,
  ],
  [
    'half an object',
    (_, response) => response.writeHead(206).end('pack'),
    {},
    'CodeRefused',
    's3.endpoint',
    /answered 206/,
  ],
  ['a long story', answers(400, 'Bad', 'x'.repeat(5_000)), {}, 'CodeRefused', 's3', /400: Bad: x{195}\. /],
  [
    'another region',
    (_, response) => {
      response.setHeader('x-amz-bucket-region', 'eu-west-1');
      xml(response, 301, 'PermanentRedirect');
    },
    {},
    'CodeRedirectRefused',
    's3.endpoint',
    /Set region to 'eu-west-1'/,
  ],
  [
    'another object',
    store,
    { sha256: '0'.repeat(64) },
    'CodeMismatch',
    's3.sha256',
    new RegExp(`SHA-256 ${digest} and not 0{64}`),
  ],
  [
    'a compressed object',
    (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(),
    {},
    'CodeRefused',
    's3.key',
    /Content-Encoding/,
  ],
  [
    'too much',
    (_, response) => response.writeHead(200, { 'content-length': 1e9 }).write('x'),
    {},
    'CodeTooLarge',
    's3.key',
    /52428800/,
  ],
  ['a private endpoint', store, { endpoint: 'http://10.0.0.1' }, 'CodeAddressRefused', 's3.endpoint', /'10\.0\.0\.1'/],
  [
    'a private address for AWS',
    store,
    { endpoint: undefined, region: 'eu-west-1' },
    'CodeAddressRefused',
    's3.region',
    /'packages\.s3\.eu-west-1\.amazonaws\.com'/,
  ],
  [
    'an endpoint with a password',
    store,
    { endpoint: 'https://u:p@a.example' },
    'CodeAddressRefused',
    's3.endpoint',
    /user or password/,
  ],
  ['an endpoint that is none', store, { endpoint: 's3' }, 'CodeAddressRefused', 's3.endpoint', /is no URL/],
];

for (const [what, respond, more, code, field, message] of failures)
  test(`an S3 source with ${what}`, async () => {
    await using server = await PackageServer.open(respond);
    const all: FetchDeps = {
      allowedHosts: ['127.0.0.1'],
      credentials: () => Promise.resolve(keys),
      directory: server.directory,
      clock: server.clock,
      resolve: (_, __, callback) => callback(null, [{ address: '10.0.0.1', family: 4 }]),
    };
    await assert.rejects(
      fetchPackage(sourceOf(server, more), all, new AbortController().signal, 'spec.content'),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, code, error.message);
        assert.ok(error.message.startsWith(`spec.content.${field}: `), error.message);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /our-secret|of-now|internals|undefined/);
        return true;
      },
    );
    assert.deepEqual(await server.files(), []);
    assert.equal(server.clock.pending, 0);
  });

test('without its credentials nothing is asked of the store', async () => {
  let asked = false;
  await using server = await PackageServer.open(() => (asked = true));
  const none = new PilotlightError('CodeCredentialsInvalid', 'no Secret');
  await assert.rejects(server.fetch(sourceOf(server), { credentials: () => Promise.reject(none) }), none);
  assert.ok(!asked);
});
