import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOf } from '../../../../operator/activator/respond.ts';
import { failures, PilotlightError, type FailureCode } from '../../../../operator/api/errors.ts';

const textOf = (code: FailureCode): string =>
  Buffer.concat([...answerOf(new PilotlightError(code, 'why')).body]).toString();

describe('answerOf', () => {
  for (const [code, text] of [
    ['FunctionNotFound', '{"Type":"User","Message":"why"}'],
    ['InvalidParameterValue', '{"Type":"User","message":"why"}'],
    ['FunctionPending', '{"Type":"User","message":"why"}'],
    ['WaitedTooLong', '{"Type":"Service","Message":"why"}'],
    ['ValidationFailed', '{"message":"why"}'],
    [
      'FunctionBufferFull',
      '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"why"}',
    ],
  ] satisfies [FailureCode, string][]) {
    test(`${code} looks like Lambda’s`, () => assert.equal(textOf(code), text));
  }

  test('every failure has its type in the header and its status', () => {
    for (const code of Object.keys(failures) as FailureCode[]) {
      const { status, headers, outcome } = answerOf(new PilotlightError(code, 'why'));
      assert.deepEqual(
        [status, headers['x-amzn-ErrorType'], outcome],
        [failures[code].status, failures[code].type, code],
      );
    }
  });

  test('a fault of ours tells its caller nothing about itself', () => {
    const answer = answerOf(PilotlightError.from(new Error('secret detail')));
    assert.equal(answer.status, 500);
    assert.doesNotMatch(Buffer.concat([...answer.body]).toString(), /secret/);
  });
});
