import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseRequest } from '../../../../../operator/activator/http/parse-request.ts';

const request = ({
  line = 'POST /2015-03-31/functions/f/invocations HTTP/1.1',
  fields = ['Host: a', 'Content-Length: 2'],
  body = '{}',
} = {}): Buffer => Buffer.from([line, ...fields, '', body].join('\r\n'), 'latin1');

describe('parseRequest', () => {
  test('reads a plain request', () => {
    const fields = ['Host: a.example:80', 'AUTHORIZATION:Bearer x.y', 'X-Amz-Log-Type: \t Tail ', 'Content-Length: 2'];
    const parsed = parseRequest(request({ fields: [...fields, 'Connection: Keep-Alive'] }));
    assert.ok(typeof parsed === 'object');
    assert.equal(parsed.head.url, '/2015-03-31/functions/f/invocations');
    assert.deepEqual(
      { ...parsed.head.headers },
      {
        host: 'a.example:80',
        authorization: 'Bearer x.y',
        'x-amz-log-type': 'Tail',
        'content-length': '2',
        connection: 'Keep-Alive',
      },
    );
    assert.equal(parsed.body.toString(), '{}');
  });

  test('waits for a body that is not whole', () => {
    assert.equal(parseRequest(request({ body: '{' })), 'partial');
    assert.equal(parseRequest(request({ body: '' })), 'partial');
  });

  test('knows a head again, with another body, and none that only begins like it', () => {
    const first = parseRequest(request());
    assert.ok(typeof first === 'object');
    const again = parseRequest(request({ body: '[]' }), first.known);
    assert.ok(typeof again === 'object');
    assert.equal(again.head, first.head);
    assert.equal(again.body.toString(), '[]');
    const other = parseRequest(request({ line: 'POST /other HTTP/1.1' }), first.known);
    assert.ok(typeof other === 'object');
    assert.equal(other.head.url, '/other');
    assert.equal(parseRequest(request({ body: '{}x' }), first.known), 'other');
    assert.equal(parseRequest(request({ body: '{' }), first.known), 'partial');
  });

  test('takes an empty body', () => {
    const parsed = parseRequest(request({ fields: ['Host: a', 'Content-Length: 0'], body: '' }));
    assert.ok(typeof parsed === 'object' && parsed.body.length === 0);
  });

  const length = 'Content-Length: 2';
  const others: Record<string, Parameters<typeof request>[0]> = {
    'another method': { line: 'GET / HTTP/1.1' },
    'a method in small letters': { line: 'post / HTTP/1.1' },
    'HTTP/1.0': { line: 'POST / HTTP/1.0' },
    'an absolute target': { line: 'POST http://a/ HTTP/1.1' },
    'two spaces': { line: 'POST  / HTTP/1.1' },
    'a space in the target': { line: 'POST /a b HTTP/1.1' },
    'a control character in the target': { line: 'POST /\x01 HTTP/1.1' },
    'a byte beyond ASCII in the target': { line: 'POST /\xe9 HTTP/1.1' },
    'no length': { fields: ['Host: a'] },
    'two lengths': { fields: ['Host: a', length, length] },
    'two lengths that differ': { fields: ['Host: a', length, 'content-length: 3'] },
    'a list as length': { fields: ['Host: a', 'Content-Length: 2, 2'] },
    'a signed length': { fields: ['Host: a', 'Content-Length: +2'] },
    'a negative length': { fields: ['Host: a', 'Content-Length: -2'] },
    'a hexadecimal length': { fields: ['Host: a', 'Content-Length: 0x2'] },
    'an empty length': { fields: ['Host: a', 'Content-Length:'] },
    'a length beyond what is read at once': { fields: ['Host: a', 'Content-Length: 65537'] },
    'a length of many digits': { fields: ['Host: a', 'Content-Length: 0000000002'] },
    chunks: { fields: ['Host: a', 'Transfer-Encoding: chunked'] },
    'chunks and a length': { fields: ['Host: a', length, 'Transfer-Encoding: chunked'] },
    'a space before the colon': { fields: ['Host: a', 'Content-Length : 2', length] },
    'a folded field': { fields: ['Host: a', 'X: b', ' c', length] },
    'a field without a name': { fields: ['Host: a', ': b', length] },
    'a field without a colon': { fields: ['Host: a', 'nothing', length] },
    'a bare line feed': { fields: ['Host: a\nX: b', length] },
    'a bare carriage return': { fields: ['Host: a', 'X: b\rc', length] },
    'a NUL': { fields: ['Host: a', 'X: b\0c', length] },
    'a byte beyond ASCII in a value': { fields: ['Host: a', 'X: \xe9', length] },
    'no host': { fields: [length] },
    'two hosts': { fields: ['Host: a', 'Host: b', length] },
    'any field twice': { fields: ['Host: a', 'Authorization: a', 'authorization: b', length] },
    'a field with the name of a method of objects': { fields: ['Host: a', '__proto__: x', '__proto__: y', length] },
    'a connection to close': { fields: ['Host: a', length, 'Connection: close'] },
    'an upgrade': { fields: ['Host: a', length, 'Upgrade: h2c'] },
    'an expectation': { fields: ['Host: a', length, 'Expect: 100-continue'] },
    'a field that node:http reads as a list': { fields: ['Host: a', 'Set-Cookie: a', length] },
    'a field that node:http drops': { fields: ['Host: a', '__proto__: x', length] },
    trailers: { fields: ['Host: a', length, 'Trailer: x'] },
    'more than one request': { body: '{}POST / HTTP/1.1\r\n' },
    'a head beyond 8 KiB': { fields: ['Host: a', `X: ${'x'.repeat(8192)}`, length] },
  };
  for (const [name, parts] of Object.entries(others)) {
    test(`leaves ${name} to node:http`, () => assert.equal(parseRequest(request(parts)), 'other'));
  }

  test('leaves a head that is not whole to node:http', () => {
    const whole = request();
    const headEnd = whole.indexOf('\r\n\r\n') + 4;
    for (let end = 1; end < headEnd; end++) assert.equal(parseRequest(whole.subarray(0, end)), 'other');
  });
});
