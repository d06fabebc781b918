import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isConflict, isExpired, isNotFound, isRefused, KubeError } from '../../../../operator/kube/errors.ts';

const answer = (status: number, body: unknown, retryAfter?: string): KubeError =>
  KubeError.fromResponse(status, typeof body === 'string' ? body : JSON.stringify(body), retryAfter, 'GET /x');

describe('KubeError', () => {
  test("carries the API server's reason and message", () => {
    const error = answer(404, { reason: 'NotFound', message: 'pods "a" not found' });
    assert.equal(error.reason, 'NotFound');
    assert.equal(error.message, 'GET /x: pods "a" not found');
    assert.ok(isNotFound(error));
  });

  test('survives a body that is no status', () => {
    for (const body of ['<html>bad gateway</html>', '', 'null', '[]', '7']) assert.equal(answer(502, body).status, 502);
  });

  test('knows when to come back, from the body or the header', () => {
    assert.equal(answer(429, { details: { retryAfterSeconds: 3 } }).retryAfterMs, 3000);
    assert.equal(answer(429, {}, '2').retryAfterMs, 2000);
    assert.equal(answer(429, {}, 'tomorrow').retryAfterMs, undefined);
  });

  test('kinds are told apart by status', () => {
    assert.ok(isConflict(answer(409, {})) && isExpired(answer(410, {})) && isRefused(answer(422, {})));
    assert.ok(!isRefused(answer(500, {})) && !isNotFound(new Error('404')));
  });
});
