import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, test } from 'node:test';
import { cutOff, findFault, toFailure } from '../../../../../operator/activator/http/client-error.ts';

const message = (httpVersion: string, headers: object): IncomingMessage =>
  ({ httpVersion, headers }) as IncomingMessage;

describe('what node:http could not read', () => {
  for (const [code, expected] of [
    ['HPE_HEADER_OVERFLOW', 'HeadTooLarge'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 'RequestTimedOut'],
    ['HPE_INVALID_METHOD', 'InvalidRequestContent'],
    [undefined, 'InvalidRequestContent'],
  ] as const) {
    test(`${code} is ${expected}`, () =>
      assert.equal(toFailure(Object.assign(new Error('x'), { code })).code, expected));
  }

  test('is told with its reason', () => {
    assert.match(toFailure(Object.assign(new Error('x'), { reason: 'Invalid method' })).message, /: Invalid method$/);
    assert.match(cutOff().message, /it ends before its body does$/);
  });
});

describe('what node:http reads and we do not serve', () => {
  test('other protocols than HTTP/1, and HTTP/1.1 without a Host', () => {
    for (const version of ['0.9', '2.0']) assert.ok(findFault(message(version, { host: 'a' })) !== undefined);
    assert.ok(findFault(message('1.1', {})) !== undefined);
  });

  test('HTTP/1.0 needs no Host', () => {
    assert.equal(findFault(message('1.0', {})), undefined);
    assert.equal(findFault(message('1.1', { host: '' })), undefined);
  });
});
