import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayRunAnew } from '../../../../../operator/activator/steps/run-anew.ts';
import { PilotlightError, type FailureCode } from '../../../../../operator/api/errors.ts';

const failed = (code: FailureCode, qualifier: string | undefined): boolean =>
  mayRunAnew(new PilotlightError(code, ''), { qualifier });

test('only what did not run, and was sent to something that points, may run elsewhere', () => {
  for (const qualifier of ['live', 'v3', '2024-01-02', '$LATEST.PUBLISHED'])
    assert.equal(failed('FunctionDeleted', qualifier), true, qualifier);
  for (const qualifier of [undefined, '$LATEST', '3'])
    assert.equal(failed('FunctionDeleted', qualifier), false, qualifier);
  for (const code of ['InstanceLost', 'OwnerLost', 'WaitedTooLong', 'FunctionNotFound'] as const)
    assert.equal(failed(code, 'live'), false, code);
  assert.equal(mayRunAnew(new Error('other'), { qualifier: 'live' }), false);
});
