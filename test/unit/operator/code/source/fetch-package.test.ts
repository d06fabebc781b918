// Fetching from servers that behave, and from those that do not.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FailureCode } from '../../../../../operator/api/errors.ts';
import { fetchLimits } from '../../../../../operator/code/source/fetch-package.ts';
import { deadPort, PackageServer } from '../../../../support/package-server.ts';
import { until } from '../../../../support/until.ts';

const bytes = Buffer.alloc(300_000, 'package ');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const SECRET = 'presigned-secret';
const zip = (url: string) => ({ zip: { url: `${url}/code.zip?signature=${SECRET}`, sha256 } });

test('a package comes whole, into a file that only we may read', async () => {
  let asked: unknown;
  await using server = await PackageServer.open(({ url, headers }, response) => {
    asked = [url, headers['accept-encoding'], headers.authorization];
    response.end(bytes);
  });
  const kept = await server.fetch(zip(server.url));
  assert.deepEqual(
    { ...kept, path: path.dirname(kept.path) },
    { path: server.directory, size: 300_000, digest: sha256 },
  );
  assert.ok((await readFile(kept.path)).equals(bytes));
  assert.equal((await stat(kept.path)).mode & 0o777, 0o600);
  await until('the connection to be closed', () => server.connections === 0, { withinMs: 2_000 });
  assert.deepEqual(asked, [`/code.zip?signature=${SECRET}`, 'identity', undefined]);
  assert.equal(server.clock.pending, 0);
});

test('five redirects are followed, relative ones and over hosts', async () => {
  await using server = await PackageServer.open(({ url, headers }, response) => {
    const hops = Number(new URL(url ?? '', 'http://x').searchParams.get('hops'));
    const other = headers.host?.startsWith('127.0.0.1') === true ? 'packages.example' : '127.0.0.1';
    const location =
      hops % 2 === 0 ? `?hops=${String(hops + 1)}` : `http://${other}:${String(server.port)}/?hops=${String(hops + 1)}`;
    if (hops < 5) response.writeHead([301, 302, 303, 307, 308][hops] ?? 0, { location }).end();
    else response.end(bytes);
  });
  const { size } = await server.fetch(zip(server.url), {
    allowedHosts: ['127.0.0.1', 'packages.example'],
    resolve: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  assert.equal(size, bytes.length);
});

type Case = readonly [what: string, respond: RequestListener, code: FailureCode, message: RegExp];

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end('<html>what is behind');
const redirect = (location: string): RequestListener => status(302, { location });

const failures: readonly Case[] = [
  ['401', status(401), 'CodeForbidden', /answered 401\. .*presigned/],
  ['403', status(403), 'CodeForbidden', /answered 403\./],
  ['404', status(404), 'CodeNotFound', /answered 404\. Nothing is at that URL/],
  ['410', status(410), 'CodeNotFound', /answered 410\./],
  ['500', status(500), 'CodeRefused', /answered 500, where only 200 brings a package\. It is tried again/],
  ['204', status(204), 'CodeRefused', /answered 204, .* Check what/],
  ['206', status(206), 'CodeRefused', /answered 206/],
  ['304', status(304), 'CodeRefused', /answered 304/],
  [
    'a redirect with an endless body',
    (_, response) => {
      response.writeHead(302, { location: '/' });
      while (response.write(bytes));
    },
    'CodeRedirectRefused',
    /more than 5 redirects/,
  ],
  ['a redirect to nowhere', status(302), 'CodeRefused', /answered 302/],
  ['a redirect loop', redirect('/again'), 'CodeRedirectRefused', /more than 5 redirects/],
  [
    'a redirect to a private address',
    redirect('http://169.254.169.254/latest'),
    'CodeAddressRefused',
    /'169\.254\.169\.254'/,
  ],
  ['a redirect to a private name', redirect('http://localhost/x'), 'CodeAddressRefused', /'localhost'/],
  ['a redirect to a file', redirect('file:///etc/passwd'), 'CodeRedirectRefused', /neither http nor https/],
  ['a redirect with a password', redirect('http://u:p@a.example/'), 'CodeRedirectRefused', /user or password/],
  ['a redirect to no URL', redirect('http://['), 'CodeRedirectRefused', /is no URL/],
  ['another package', (_, response) => response.end('another'), 'CodeMismatch', /and not [0-9a-f]{64}/],
  ['nothing', (_, response) => response.end(), 'CodeMismatch', /and not/],
  [
    'a compressed body',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(bytes)),
    'CodeRefused',
    /Content-Encoding/,
  ],
  [
    'a length over the limit',
    (_, response) => response.writeHead(200, { 'content-length': 52_428_801 }).write('x'),
    'CodeTooLarge',
    /more than 52428800 bytes/,
  ],
  [
    'less than its length',
    (_, response) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 100_000), () => response.destroy());
    },
    'CodeUnreachable',
    /broke before the package was complete/,
  ],
  [
    'chunks that end too early',
    ({ socket }, response) => response.write(bytes, () => socket.destroy()),
    'CodeUnreachable',
    /broke before/,
  ],
  ['no answer', ({ socket }) => socket.destroy(), 'CodeUnreachable', /broke before/],
];

for (const [what, respond, code, message] of failures)
  test(`a server with ${what}`, async () => {
    await using server = await PackageServer.open(respond);
    await assert.rejects(server.fetch(zip(server.url)), failure(code, message));
    assert.deepEqual(await server.files(), []);
    assert.equal(server.clock.pending, 0);
    assert.ok(server.accepted <= 6);
    await until('every connection to be closed', () => server.connections === 0, { withinMs: 2_000 });
  });

/** The field, what happened, and nothing that is a secret or came from behind. */
const failure = (code: FailureCode, message: RegExp) => (error: Error & { code?: string }) => {
  assert.equal(error.code, code, error.message);
  assert.match(error.message, /^spec\.code\.zip\.(url|sha256): /);
  assert.match(error.message, message);
  assert.doesNotMatch(error.message, new RegExp(`${SECRET}|behind|undefined`));
  return true;
};

test('a server that does not speak HTTP, or says more than its length', async () => {
  for (const [says, code] of [
    ['SSH-2.0-OpenSSH_9.2\r\n', 'CodeUnreachable'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nmore than four', 'CodeMismatch'],
    [`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 'CodeUnreachable'],
  ] as const) {
    const tcp = createTcpServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(says)));
    await using server = await PackageServer.open(tcp);
    await assert.rejects(server.fetch(zip(server.url)), failure(code, /./));
    assert.deepEqual(await server.files(), []);
  }
});

test('an endless body ends at the limit, and the connection with it', async () => {
  let closed = false;
  await using server = await PackageServer.open((_, response) => {
    const more = (): void => {
      while (response.writable && response.write(bytes));
    };
    response.on('drain', more).on('close', () => (closed = true));
    more();
  });
  const limits = { ...fetchLimits, bytes: 1_000_000 };
  await assert.rejects(server.fetch(zip(server.url), { limits }), failure('CodeTooLarge', /more than 1000000 bytes/));
  assert.deepEqual(await server.files(), []);
  await until('the connection to be closed', () => closed);
});

test('exactly as many bytes as the limit are a package', async () => {
  await using server = await PackageServer.open((_, response) => response.end(bytes));
  const limits = { ...fetchLimits, bytes: bytes.length };
  assert.equal((await server.fetch(zip(server.url), { limits })).size, bytes.length);
});

test('hosts that cannot be reached, and URLs that are refused', async () => {
  await using server = await PackageServer.open(status(200));
  const port = String(await deadPort());
  const rows: readonly [url: string, FailureCode, RegExp][] = [
    [`http://127.0.0.1:${port}`, 'CodeUnreachable', /cannot be reached \(ECONNREFUSED\)/],
    [`https://127.0.0.1:${String(server.port)}`, 'CodeUnreachable', /cannot prove who it is/],
    ['http://nobody.example', 'CodeUnreachable', /'nobody\.example' has no address \(ENOTFOUND\)/],
    ['http://10.0.0.1', 'CodeAddressRefused', /'10\.0\.0\.1' .*code\.allowedHosts/],
    ['http://0xa9fea9fe', 'CodeAddressRefused', /'169\.254\.169\.254'/],
    ['ftp://127.0.0.1', 'CodeAddressRefused', /neither http nor https/],
    ['http://user:presigned-secret@127.0.0.1', 'CodeAddressRefused', /user or password/],
    ['no url', 'CodeAddressRefused', /is no URL/],
  ];
  const resolve = (_: unknown, __: unknown, callback: (error: Error, addresses: []) => void): void =>
    callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
  for (const [url, code, message] of rows)
    await assert.rejects(server.fetch(zip(url), { resolve }), failure(code, message), url);
  assert.deepEqual(await server.files(), []);
});

test('a disk that does not take the package is nobody’s spec’s fault', async () => {
  await using server = await PackageServer.open((_, response) => response.end(bytes));
  const directory = path.join(server.directory, 'absent');
  await assert.rejects(server.fetch(zip(server.url), { directory }), { code: 'CodeUnavailable' });
  await rm(directory, { force: true });
});
