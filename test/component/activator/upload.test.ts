import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { toCodeSha256 } from '../../../operator/api/digest.ts';
import { archiveInline } from '../../../operator/code/archive.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { Packages } from './support/packages.ts';
import { put, type PutOptions } from './support/put.ts';
import { World } from './support/world.ts';

const LIMIT = 52_428_800;
const MIB = 2 ** 20;
const zip = archiveInline({ 'index.mjs': 'export const handler = async () => 1;' }).zip;
const checksum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');
/** So many bytes, of which no two megabytes are in memory. */
function* zeroes(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= MIB) yield Buffer.alloc(Math.min(MIB, left));
}

describe('PUT /code', () => {
  let world: World;
  let packages: Packages;
  before(async () => {
    const certificate = await TestCertificate.make();
    packages = await Packages.open({ certificate });
    world = await World.open({ certificate, code: packages.code });
    world.reviews.allowed = ({ username }, namespace, { resource, subresource, name }) =>
      !username.includes('stranger') &&
      namespace === 'shop' &&
      `${resource}/${subresource}/${name}` === 'functions/code/';
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await packages[Symbol.asyncDispose]();
  });

  const send = (body: Buffer | Iterable<Buffer>, options: PutOptions = {}) =>
    put(world.url, body, { token: 'caller', ...options });
  const linesOf = (message: RegExp) => world.logged.filter((line) => message.test(line.message));

  for (const [what, options] of [
    ['of the caller’s own namespace', {}],
    ['of a namespace that is named', { path: '/namespaces/shop/code', token: 'person' }],
    ['in chunks', { chunked: true }],
    ['with the right checksum', { headers: { 'x-amz-checksum-sha256': checksum(zip) } }],
    ['after 100-continue', { headers: { expect: '100-continue' } }],
  ] as [string, PutOptions][]) {
    test(`takes a package ${what}`, async () => {
      const { status, json, headers } = await send(zip, options);
      const digest = createHash('sha256').update(zip).digest('hex');
      assert.equal(status, 201);
      assert.deepEqual(json, { CodeSha256: toCodeSha256(digest), sha256: digest, CodeSize: zip.length });
      assert.match(headers['x-amzn-requestid'] as string, /^[0-9a-f-]{36}$/);
      assert.deepEqual(packages.claims.at(-1), { namespace: 'shop', digest, size: zip.length, unzippedBytes: 37 });
      assert.equal(linesOf(/^package uploaded$/).at(-1)?.fields['digest'], digest);
    });
  }

  const bad: [string, Buffer | (() => Iterable<Buffer>), PutOptions, number, string, RegExp][] = [
    [
      'no token',
      zip,
      { token: undefined },
      403,
      'MissingAuthenticationTokenException',
      /^Missing Authentication Token$/,
    ],
    ['an unknown token', zip, { token: 'unknown' }, 403, 'UnrecognizedClientException', /^The security token included/],
    [
      'without the right',
      zip,
      { token: 'stranger' },
      403,
      'AccessDeniedException',
      /create on functions\/code of pilotlight.dev$/,
    ],
    [
      'a namespace of others',
      zip,
      { path: '/namespaces/bank/code' },
      403,
      'AccessDeniedException',
      /resource: namespace bank /,
    ],
    ['without a namespace', zip, { token: 'person' }, 400, 'InvalidParameterValueException', /belongs to no namespace/],
    ['no namespace’s name', zip, { path: '/namespaces/..%2f/code' }, 400, 'ValidationException', /at 'namespace'/],
    ['POST', zip, { method: 'POST' }, 405, 'MethodNotAllowedException', /^A package is sent with PUT, not POST$/],
    ['GET', Buffer.alloc(0), { method: 'GET' }, 405, 'MethodNotAllowedException', /not GET$/],
    ['DELETE', Buffer.alloc(0), { method: 'DELETE' }, 405, 'MethodNotAllowedException', /not DELETE$/],
    ['a path below', zip, { path: '/code/x' }, 404, 'UnknownOperationException', /^Unknown operation: PUT \/code\/x$/],
    [
      'a byte too many',
      () => zeroes(LIMIT + 1),
      { headers: { 'content-length': String(LIMIT + 1) } },
      413,
      'RequestEntityTooLargeException',
      /^Zipped size must be smaller than 52428800 bytes$/,
    ],
    [
      'a byte too many, in chunks',
      () => zeroes(LIMIT + 1),
      { chunked: true },
      413,
      'RequestEntityTooLargeException',
      /^Zipped size must be smaller/,
    ],
    ['no zip', randomBytes(1000), {}, 400, 'InvalidParameterValueException', /^Could not unzip the package: /],
    ['nothing', Buffer.alloc(0), {}, 400, 'InvalidParameterValueException', /^Could not unzip the package: /],
    [
      'half a zip',
      zip.subarray(0, zip.length / 2),
      {},
      400,
      'InvalidParameterValueException',
      /^Could not unzip the package: /,
    ],
    [
      'a path out of the package',
      archiveInline({ '../../etc/passwd': 'x' }).zip,
      {},
      400,
      'InvalidParameterValueException',
      /^Could not unzip the package: .*etc\/passwd/,
    ],
    [
      'another checksum',
      zip,
      { headers: { 'x-amz-checksum-sha256': checksum(Buffer.from('x')) } },
      400,
      'CodeVerificationFailedException',
      /^The bytes that came have SHA-256 [0-9a-f]{64}, not [0-9a-f]{64} /,
    ],
    [
      'a checksum in hex',
      zip,
      { headers: { 'x-amz-checksum-sha256': 'a'.repeat(64) } },
      400,
      'InvalidParameterValueException',
      /SHA-256 of the package in base64$/,
    ],
    [
      'a short checksum',
      zip,
      { headers: { 'x-amz-checksum-sha256': 'YQ==' } },
      400,
      'InvalidParameterValueException',
      /in base64$/,
    ],
  ];
  for (const [what, body, options, status, type, text] of bad) {
    test(`refuses ${what}: ${status}`, async () => {
      const claims = packages.claims.length;
      const answer = await send(Buffer.isBuffer(body) ? body : body(), options);
      assert.equal(answer.status, status, answer.text);
      assert.equal(answer.headers['x-amzn-errortype'], type);
      assert.match((answer.json['message'] ?? answer.json['Message']) as string, text);
      assert.equal(packages.claims.length, claims);
      await until('the file to go', () => readdirSync(world.uploads).length === 0, { withinMs: 2_000, everyMs: 5 });
    });
  }

  test('whoever is known leaves a line for every refusal', async () => {
    const { headers } = await send(randomBytes(10));
    const line = linesOf(/^package refused: CodeRejected$/).at(-1);
    assert.equal(line?.fields.requestId, headers['x-amzn-requestid']);
    assert.deepEqual([line?.fields.namespace, line?.fields['caller']], ['shop', 'system:serviceaccount:shop:caller']);
    assert.equal(linesOf(/^package refused: AccessDenied$/).length, 2);
    assert.equal(linesOf(/^package refused: CodeTooLarge$/).length, 2);
  });

  test('a store that is away: 500, and nothing is left', async () => {
    packages.mark('away', true);
    const { status, json } = await send(zip);
    packages.mark('away', false);
    assert.deepEqual([status, json['Message']], [500, 'The store is away.']);
    assert.deepEqual(readdirSync(world.uploads), []);
  });

  const begin = (): ReturnType<typeof connect> => {
    const socket = connect(Number(new URL(world.url).port), '127.0.0.1').on('error', () => undefined);
    socket.write('PUT /code HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer caller\r\nContent-Length: 1000\r\n\r\nPK');
    return socket;
  };

  test('four at once, and the fifth hears so; who leaves makes room', async () => {
    const slow = [1, 2, 3, 4].map(begin);
    await until('four files', () => readdirSync(world.uploads).length === 4, { withinMs: 5_000, everyMs: 5 });
    const { status, headers } = await send(zip);
    assert.deepEqual([status, headers['x-amzn-errortype']], [429, 'TooManyRequestsException']);
    for (const socket of slow) socket.destroy();
    await until('all to go', () => readdirSync(world.uploads).length === 0, { withinMs: 5_000, everyMs: 5 });
    assert.equal((await send(zip)).status, 201);
    assert.equal(linesOf(/^package refused: RequestTimedOut$/).length, 4);
  });

  test('48 MiB are kept, beside calls of which none fails', async () => {
    world.reviews.allowed = () => true;
    world.put('warm', { script: ({ body }) => ({ body }) });
    await world.invoke('warm');
    const big = archiveInline({ 'data.txt': randomBytes(36 * MIB).toString('base64') }).zip;
    let done = false;
    const sent = send(big).finally(() => (done = true));
    while (!done) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, id) => world.invoke('warm', { body: `${id}` })));
      answers.forEach(({ status, body }, id) => assert.deepEqual([status, body], [200, `${id}`]));
    }
    assert.equal((await sent).status, 201, (await sent).text);
  });
});
