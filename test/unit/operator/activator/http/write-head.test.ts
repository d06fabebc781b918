import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeHead } from '../../../../../operator/activator/http/write-head.ts';

const answer = (headers: Record<string, string | number>) => ({ status: 200, headers, body: [], outcome: '' });

test('the head of an answer has its status, its fields, the date, and what becomes of the connection', () => {
  const head = writeHead(answer({ 'Content-Length': 2, 'X-A': 'b' }), false, 75);
  assert.match(
    head,
    /^HTTP\/1\.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\nDate: \w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=75\r\n\r\n$/,
  );
  assert.match(writeHead(answer({}), true, 75), /\r\nConnection: close\r\n\r\n$/);
});

test('a value that could end its line is not sent', () => {
  for (const value of ['a\r\nSet-Cookie: b', 'a\nb', 'a\0', 'é'])
    assert.throws(() => writeHead(answer({ 'X-A': value }), false, 75), /X-A/);
});
