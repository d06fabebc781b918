// Bytes that no client of HTTP would send: every row is one connection.
import { failure, LIMIT, notJson, type Expected, type Row } from '../row.ts';
import type { ConformanceTarget } from '../target.ts';

const PATH = '/2015-03-31/functions/echo/invocations';

interface Parts {
  line?: string;
  /** Instead of Host and Authorization. */
  own?: string[];
  fields?: string[];
  body?: string | Buffer;
  ends?: boolean;
}

/** A request of these parts on a connection of its own. */
const wire = (what: string, parts: Parts | ((target: ConformanceTarget) => Parts), expected: Expected): Row => ({
  what: `on the wire: ${what}`,
  request: (target) => {
    const own = ['Host: a', `Authorization: Bearer ${target.token}`];
    const given = typeof parts === 'function' ? parts(target) : parts;
    const { line = `POST ${PATH} HTTP/1.1`, fields = ['Content-Length: 2'], body = '{}', ends = false } = given;
    const head = [line, ...(given.own ?? own), ...fields, '', ''].join('\r\n');
    return { raw: Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]), ends };
  },
  expect: () => expected,
});

const malformed = failure(
  400,
  'InvalidRequestContentException',
  /^\{"Type":"User","message":"The request is not HTTP\/1\.1: /,
);
const tooLarge = failure(413, 'RequestEntityTooLargeException', {
  Type: 'User',
  Message: `Request must be smaller than ${LIMIT} bytes for the InvokeFunction operation`,
});
const fine: Expected = { status: 200 };
const unknown = (path: string, method = 'POST'): Expected =>
  failure(404, 'UnknownOperationException', { Type: 'User', Message: `Unknown operation: ${method} ${path}` });
const invalidName = (value: string): Expected =>
  failure(400, 'ValidationException', new RegExp(`Value '${value}' at 'functionName' failed to satisfy constraint`));

const length = 'Content-Length: 2';

const lines: Row[] = [
  ['a method in small letters', `post ${PATH} HTTP/1.1`],
  ['a method that does not exist', `BREW ${PATH} HTTP/1.1`],
  ['no method', `${PATH} HTTP/1.1`],
  ['no protocol', `POST ${PATH}`],
  ['HTTP/0.9', `POST ${PATH} HTTP/0.9`],
  ['HTTP/1.2', `POST ${PATH} HTTP/1.2`],
  ['HTTP/2.0', `POST ${PATH} HTTP/2.0`],
  ['HTTP/11', `POST ${PATH} HTTP/11`],
  ['another protocol', `POST ${PATH} SPDY/1.1`],
  ['a protocol in small letters', `POST ${PATH} http/1.1`],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0'],
  ['a space in the path', 'POST /2015-03-31/functions/ec ho/invocations HTTP/1.1'],
  ['a NUL in the path', 'POST /2015-03-31/functions/ec\0ho/invocations HTTP/1.1'],
  ['a control character in the path', 'POST /2015-03-31/functions/ec\x01ho/invocations HTTP/1.1'],
  ['a path that is not absolute', 'POST 2015-03-31/functions/echo/invocations HTTP/1.1'],
].map(([what = '', line = '']) => wire(what, { line }, malformed));

const paths: Row[] = [
  ['/2015-03-31/functions/../functions/echo/invocations'],
  ['/2015-03-31/functions/./echo/invocations'],
  [`/..${PATH}`],
  [`/${PATH}`],
  [`${PATH}#fragment`],
  ['/2015-03-31/functions/echo%2Finvocations'],
  ['/2015-03-31%2Ffunctions/echo/invocations'],
  ['/%32015-03-31/functions/echo/invocations'],
  ['*'],
].map(([path = '']) => wire(`the path ${path}`, { line: `POST ${path} HTTP/1.1` }, unknown(path)));

const escapes: Row[] = [
  ['%2e%2e', '\\.\\.'],
  ['..', '\\.\\.'],
  ['%2E%2E%2Fecho', '\\.\\./echo'],
  ['echo%', 'echo%'],
  ['echo%zz', 'echo%zz'],
  ['echo%FF', 'echo%FF'],
  ['%C0%AE', '%C0%AE'],
  ['echo%00', 'echo\\\\u0000'],
  ['echo%0d%0aX:%20y', 'echo\\\\r\\\\nX: y'],
].map(([name = '', value = '']) =>
  wire(`the name ${name}`, { line: `POST /2015-03-31/functions/${name}/invocations HTTP/1.1` }, invalidName(value)),
);

const smuggling: Row[] = [
  ['two lengths', { fields: [length, length] }],
  ['two lengths that differ', { fields: [length, 'Content-Length: 3'] }],
  ['a length and chunks', { fields: [length, 'Transfer-Encoding: chunked'], body: '2\r\n{}\r\n0\r\n\r\n' }],
  ['chunks and a length', { fields: ['Transfer-Encoding: chunked', length], body: '2\r\n{}\r\n0\r\n\r\n' }],
  ['a list as length', { fields: ['Content-Length: 2, 2'] }],
  ['a signed length', { fields: ['Content-Length: +2'] }],
  ['a negative length', { fields: ['Content-Length: -2'] }],
  ['a hexadecimal length', { fields: ['Content-Length: 0x2'] }],
  ['a length with an exponent', { fields: ['Content-Length: 2e0'] }],
  ['a length with a space inside', { fields: ['Content-Length: 2 0'] }],
  ['a length of 30 digits', { fields: [`Content-Length: ${'9'.repeat(30)}`] }],
  ['a coding that is not chunked', { fields: ['Transfer-Encoding: xchunked'] }],
  ['a coding after chunked', { fields: ['Transfer-Encoding: chunked, identity'] }],
  ['a space before the colon', { fields: ['Content-Length : 2', length] }],
  ['a space in a name', { fields: ['X Y: z', length] }],
  ['a NUL in a name', { fields: ['X\0Y: z', length] }],
  ['a NUL in a value', { fields: ['X: y\0z', length] }],
  ['a control character in a value', { fields: ['X: y\x01z', length] }],
  ['an empty name', { fields: [': z', length] }],
  ['a field without a colon', { fields: ['nothing', length] }],
  ['a bare carriage return', { fields: ['X: y\rZ: a', length] }],
  ['a bare line feed', { fields: ['X: y\nZ: a', length] }],
  ['a first field that begins with a space', { own: [' X: y'], fields: [length] }],
  ['no Host', (target: ConformanceTarget) => ({ own: [`Authorization: Bearer ${target.token}`] })],
  ['a chunk without a length', { fields: ['Transfer-Encoding: chunked'], body: '\r\n{}\r\n0\r\n\r\n' }],
  ['a chunk with a length that is none', { fields: ['Transfer-Encoding: chunked'], body: 'xyz\r\n{}\r\n0\r\n\r\n' }],
  ['a chunk with a negative length', { fields: ['Transfer-Encoding: chunked'], body: '-2\r\n{}\r\n0\r\n\r\n' }],
  ['a chunk longer than it said', { fields: ['Transfer-Encoding: chunked'], body: '1\r\n{}\r\n0\r\n\r\n' }],
  ['a chunk of 17 digits', { fields: ['Transfer-Encoding: chunked'], body: `${'f'.repeat(17)}\r\n{}\r\n` }],
  ['the beginning of TLS', { line: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc' }],
].map(([what, parts]) => wire(what as string, parts as Parts, malformed));

const bodies: Row[] = [
  wire('a body that is cut off', { fields: ['Content-Length: 100'], body: '{"a":', ends: true }, malformed),
  wire('chunks that are cut off', { fields: ['Transfer-Encoding: chunked'], body: '5\r\n{"a', ends: true }, malformed),
  wire(
    'a head that is cut off',
    { fields: ['X: y'], own: ['Host: a'], line: `POST ${PATH} HTTP/1.1`, body: 'X', ends: true },
    malformed,
  ),
  wire('a length shorter than the body', { fields: ['Content-Length: 5'], body: '{"a":1}' }, malformed),
  wire('a length beyond the limit', { fields: [`Content-Length: ${LIMIT + 1}`] }, tooLarge),
  wire('a length far beyond the limit', { fields: ['Content-Length: 999999999999'] }, tooLarge),
  wire(
    'chunks beyond the limit',
    {
      fields: ['Transfer-Encoding: chunked'],
      body: `${(LIMIT + 1).toString(16)}\r\n${' '.repeat(LIMIT + 1)}\r\n0\r\n\r\n`,
    },
    tooLarge,
  ),
  wire(
    'chunks that are no JSON',
    { fields: ['Transfer-Encoding: chunked'], body: '1\r\n{\r\n0\r\n\r\n' },
    failure(400, 'InvalidRequestContentException', notJson()),
  ),
  wire(
    'a coding that we do not read',
    { fields: ['Transfer-Encoding: gzip, chunked'], body: Buffer.from('2\r\n\x1f\x8b\r\n0\r\n\r\n', 'latin1') },
    failure(400, 'InvalidRequestContentException', notJson()),
  ),
];

const HEADERS = failure(
  431,
  'RequestHeaderFieldsTooLargeException',
  /^\{"Type":"User","message":"The head of a request may have at most 16384 bytes/,
);
const noToken = failure(403, 'UnrecognizedClientException', /security token included in the request is invalid/);

const fields: Row[] = [
  wire('a header of 17 KB', { fields: [`X: ${'x'.repeat(17_000)}`, length] }, HEADERS),
  wire('a token of 17 KB', { own: ['Host: a', `Authorization: Bearer ${'x'.repeat(17_000)}`] }, HEADERS),
  wire('a path of 17 KB', { line: `POST /${'x'.repeat(17_000)} HTTP/1.1` }, HEADERS),
  wire('3,000 headers', { fields: [...Array.from({ length: 3000 }, (_, index) => `X${index}: y`), length] }, HEADERS),
  wire('an empty token', { own: ['Host: a', 'Authorization:'] }, noToken),
  wire(
    'two tokens of which the first is none',
    ({ token }) => ({ own: ['Host: a', 'Authorization: Bearer unknown', `Authorization: Bearer ${token}`] }),
    noToken,
  ),
  wire('a token beyond ASCII', { own: ['Host: a', 'Authorization: Bearer \xfc'] }, noToken),
  wire(
    'two invocation types',
    { fields: ['X-Amz-Invocation-Type: DryRun', 'X-Amz-Invocation-Type: RequestResponse', length] },
    failure(400, 'ValidationException', /Value 'DryRun, RequestResponse' at 'invocationType'/),
  ),
  wire(
    'two client contexts',
    { fields: ['X-Amz-Client-Context: e30=', 'X-Amz-Client-Context: e30=', length] },
    failure(400, 'InvalidRequestContentException', /Client context must be a valid Base64/),
  ),
  wire(
    'a trace of the request',
    { line: `TRACE ${PATH} HTTP/1.1`, fields: [], body: '' },
    failure(405, 'MethodNotAllowedException', /TRACE/),
  ),
  wire(
    'a way through to another host',
    { line: 'CONNECT example.com:443 HTTP/1.1', fields: [], body: '' },
    { status: 0 },
  ),
];

const odd: Row[] = [
  wire('HTTP/1.0 is answered', { line: `POST ${PATH} HTTP/1.0` }, { ...fine, headers: { connection: 'close' } }),
  wire(
    'HTTP/1.0 without Host is answered',
    ({ token }) => ({
      line: `POST ${PATH} HTTP/1.0`,
      own: [`Authorization: Bearer ${token}`],
    }),
    fine,
  ),
  wire('an absolute target is answered', { line: `POST http://a${PATH} HTTP/1.1` }, fine),
  wire('an absolute target with a query is answered', { line: `POST HTTPS://b:1${PATH}?x=1 HTTP/1.1` }, fine),
  wire('an absolute target that leads nowhere', { line: 'POST http://a HTTP/1.1' }, unknown('')),
  wire('names in capitals are answered', ({ token }) => ({ own: ['HOST: a', `AUTHORIZATION: bearer ${token}`] }), fine),
  wire('an upgrade is answered without one', { fields: ['Connection: upgrade', 'Upgrade: h2c', length] }, fine),
];

export const badWire: Row[] = [...lines, ...paths, ...escapes, ...smuggling, ...bodies, ...fields, ...odd];
