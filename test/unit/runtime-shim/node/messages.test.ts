import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFromRuntime } from '../../../../runtime-shim/node/messages.ts';

describe('parseFromRuntime', () => {
  it('reads a result', () => {
    const result = { type: 'result', requestId: 'r', failed: true, errorType: 'E', last: true };
    assert.deepEqual(parseFromRuntime(result), result);
  });

  it('takes nothing from what user code may have written but what fits', () => {
    const parsed = parseFromRuntime({ type: 'result', requestId: 'r', failed: 'yes', errorType: 7, more: {} });
    assert.deepEqual(parsed, { type: 'result', requestId: 'r', failed: false, errorType: '', last: false });
  });

  for (const nonsense of [
    null,
    1,
    'ready',
    [],
    {},
    { type: 'x' },
    { type: 'result' },
    { type: 'result', requestId: 3 },
  ]) {
    it(`ignores ${JSON.stringify(nonsense)}`, () => assert.equal(parseFromRuntime(nonsense), undefined));
  }
});
