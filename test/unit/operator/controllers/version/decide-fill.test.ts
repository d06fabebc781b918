import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideFill } from '../../../../../operator/controllers/version/decide-fill.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { buildFunction } from '../../../../support/build.ts';
import { allTrue, CODE, condition, viewVersion } from '../../../../support/build-published.ts';

const asking = viewVersion(3, { template: undefined, codeSha256: CODE });
const status = { observedGeneration: 1, codeSha256: CODE, conditions: allTrue };
const fn = (overrides: Parameters<typeof buildFunction>[0] & object = {}) =>
  viewOf(buildFunction({ status, ...overrides }));
const reasonOf = (found: ReturnType<typeof fn> | undefined): string | undefined => {
  const decision = decideFill(asking, found);
  return 'refusal' in decision ? decision.refusal.reason : undefined;
};

describe('decideFill', () => {
  test('from a Function of that code that is ready', () => {
    const ready = fn();
    assert.deepEqual(decideFill(asking, ready), { from: ready });
  });
  test('not without one', () => assert.equal(reasonOf(undefined), 'FunctionMissing'));
  test('not from one that is not ready, or not any more', () => {
    const failed = { ...status, conditions: [condition('Ready', 'False', 'Broken')] };
    assert.equal(reasonOf(fn({ status: failed })), 'FunctionNotReady');
    assert.equal(reasonOf(fn({ generation: 2 })), 'FunctionNotReady');
    const { status: _none, ...never } = fn();
    assert.equal(reasonOf(never), 'FunctionNotReady');
  });
  test('not of other code', () =>
    assert.equal(reasonOf(fn({ status: { ...status, codeSha256: 'other' } })), 'CodeDiffers'));
});
