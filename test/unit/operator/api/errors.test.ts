import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failures, PilotlightError } from '../../../../operator/api/errors.ts';

describe('the table of failures', () => {
  for (const [code, failure] of Object.entries(failures)) {
    test(`${code} has a CamelCase code, an Exception type and a fitting status`, () => {
      assert.match(code, /^[A-Z][A-Za-z]+$/);
      assert.match(failure.type, /^[A-Z][A-Za-z]+Exception$/);
      const [low, high] = failure.fault === 'User' ? [400, 499] : [500, 599];
      assert.ok(failure.status >= low && failure.status <= high);
    });
  }

  test('a foreign error becomes Internal, keeps its cause and shows nothing of it', () => {
    const cause = new Error('password=hunter2');
    const error = PilotlightError.from(cause);
    assert.equal(error.code, 'Internal');
    assert.equal(error.cause, cause);
    assert.doesNotMatch(error.message, /hunter2/);
  });
});
