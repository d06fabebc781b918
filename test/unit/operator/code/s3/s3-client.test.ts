import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { Agent } from 'undici';
import { listObjects, type ListedObject } from '../../../../../operator/code/s3/list-objects.ts';
import { S3Client, type S3Options } from '../../../../../operator/code/s3/s3-client.ts';
import { S3Error } from '../../../../../operator/code/s3/s3-error.ts';
import { signatureFault } from '../../../../support/s3-signature.ts';

const credentials = { accessKeyId: 'us', secretAccessKey: 'our secret', sessionToken: 'of now' };
const signal = AbortSignal.timeout(30_000);
const dispatcher = new Agent();
/** What the server does with a request whose signature is right. */
let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    const { method = '', url = '', headers } = request;
    const fault = signatureFault({ method, path: url, headers }, body, credentials.secretAccessKey);
    if (fault === undefined) answer(request, response, body);
    else response.writeHead(403).end(`<Error><Code>SignatureDoesNotMatch</Code><Message>${fault}</Message></Error>`);
  });
});
let directory = '';

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'pilotlight-s3-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  await dispatcher.destroy();
  server.close();
  await rm(directory, { recursive: true });
});

const clientWith = (options: Partial<S3Options> = {}): S3Client =>
  new S3Client({
    endpoint: new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`),
    bucket: 'packages',
    credentials,
    dispatcher,
    ...options,
  });

async function listed(prefix: string): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const object of listObjects(clientWith(), prefix, signal)) objects.push(object);
  return objects;
}

test('every key arrives as it is, signed', async () => {
  for (const key of [
    'a/b.zip',
    "a b+c&d=e?f#g%h'(i)*!~",
    'été/函数',
    'a//b/../c',
    '%2F',
    '+',
    '\t',
    '<&>',
    '.',
    '?x=1',
  ]) {
    answer = ({ url = '' }, response) => response.end(decodeURIComponent(url));
    const { body } = await clientWith().request({ method: 'GET', key, query: { versionId: 'a/b+c ?' } }, signal);
    assert.equal(await text(body), `/packages/${key}?versionId=a/b+c ?`);
  }
});

test('bodies, from memory and from a file, arrive whole with their length', async () => {
  const file = path.join(directory, 'body');
  const bytes = Buffer.alloc(300_000, 'body ');
  await writeFile(file, bytes);
  answer = ({ headers }, response, body) =>
    response.end(`${String(headers['content-length'])} ${String(body.equals(bytes))}`);
  for (const body of [bytes, { path: file, size: bytes.length }]) {
    const response = await clientWith().request({ method: 'PUT', key: 'k', body }, signal);
    assert.equal(await text(response.body), '300000 true');
  }
});

test('a wrong secret is refused, and the refusal is typed', async () => {
  const wrong = clientWith({ credentials: { ...credentials, secretAccessKey: 'another' } });
  await assert.rejects(wrong.request({ method: 'GET', key: 'k' }, signal), (error: unknown) => {
    assert.ok(error instanceof S3Error);
    assert.deepEqual([error.status, error.code], [403, 'SignatureDoesNotMatch']);
    assert.equal(error.message, 'SignatureDoesNotMatch: wrong signature');
    return true;
  });
});

test('without credentials nothing is signed', async () => {
  const anonymous = clientWith({ credentials: undefined });
  await assert.rejects(anonymous.request({ method: 'GET', key: 'k' }, signal), /no signature/);
});

const refusals: readonly [what: string, status: number, body: string, code: string, message: string][] = [
  ['no body', 404, '', 'HTTP 404', 'HTTP 404'],
  ['a page', 502, '<html>Bad gateway</html>', 'HTTP 502', 'HTTP 502'],
  ['a redirect', 307, '<Error><Code>TemporaryRedirect</Code></Error>', 'TemporaryRedirect', 'TemporaryRedirect'],
  [
    'entities and control characters',
    400,
    '<Error><Code>Bad&amp;&#x41;</Code><Message>a\n\u001b[31mb &lt;c&gt;</Message></Error>',
    'Bad&A',
    'Bad&A: a [31mb <c>',
  ],
  ['a long text', 400, `<Code>C</Code><Message>${'m'.repeat(5_000)}</Message>`, 'C', `C: ${'m'.repeat(200)}`],
  ['an endless body', 500, `<Code>C</Code>${' '.repeat(2_000_000)}`, 'HTTP 500', 'HTTP 500'],
];

for (const [what, status, body, code, message] of refusals)
  test(`an error with ${what}`, async () => {
    answer = (_, response) => response.writeHead(status, { 'x-amz-bucket-region': 'eu-west-1' }).end(body);
    const failed = clientWith().request({ method: 'GET', key: 'k' }, signal);
    const { name } = new S3Error(status, code, message);
    await assert.rejects(failed, { name, status, code, message, region: 'eu-west-1' });
  });

test('objects are listed over all pages', async () => {
  const entry = (key: string, size: number): string =>
    `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>${String(size)}</Size></Contents>`;
  const pages: Record<string, string> = {
    '': `<R>${entry('a/1', 1)}${entry('a/&amp;', 2)}<IsTruncated>true</IsTruncated><NextContinuationToken>2/+</NextContinuationToken></R>`,
    '2/+': `<R><IsTruncated>false</IsTruncated>${entry('a/3', 3)}</R>`,
  };
  answer = ({ url }, response) => {
    const query = new URL(url ?? '', 'http://s3').searchParams;
    assert.deepEqual([query.get('list-type'), query.get('prefix')], ['2', 'a/']);
    response.end(pages[query.get('continuation-token') ?? '']);
  };
  const objects = await listed('a/');
  const storedAtMs = Date.parse('2026-01-01T00:00:00Z');
  assert.deepEqual(objects, [
    { key: 'a/1', size: 1, storedAtMs },
    { key: 'a/&', size: 2, storedAtMs },
    { key: 'a/3', size: 3, storedAtMs },
  ]);
});

test('a list that cannot be understood is an error and no empty list', async () => {
  answer = (_, response) => response.end('<Contents><Key>a</Key></Contents>');
  await assert.rejects(listed(''), { code: 'BadList' });
});

test('an abort ends a request', async () => {
  answer = () => undefined;
  const stop = new AbortController();
  const request = clientWith().request({ method: 'GET', key: 'k' }, stop.signal);
  stop.abort(new Error('enough'));
  await assert.rejects(request, /enough/);
});
