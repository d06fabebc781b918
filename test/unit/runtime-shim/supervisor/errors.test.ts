import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exited, metricErrorType, timedOut } from '../../../../runtime-shim/supervisor/errors.ts';

describe('exited', () => {
  const cases: [number | null, NodeJS.Signals | null, string][] = [
    [0, null, 'Runtime exited without providing a reason'],
    [3, null, 'Runtime exited with error: exit status 3'],
    [null, 'SIGKILL', 'Runtime exited with error: signal: killed'],
    [null, 'SIGSEGV', 'Runtime exited with error: signal: segmentation fault'],
  ];
  for (const [code, signal, text] of cases) {
    it(`says '${text}'`, () => {
      const { body, errorType, status } = exited('r', { code, signal, killedFor: undefined });
      assert.equal(body.toString(), `{"errorType":"Runtime.ExitError","errorMessage":"RequestId: r Error: ${text}"}`);
      assert.deepEqual([errorType, status], ['Runtime.ExitError', 'error']);
    });
  }

  it('names memory as the reason in the report only', () => {
    const { body, errorType } = exited('r', { code: null, signal: 'SIGKILL', killedFor: 'memory' });
    assert.equal(errorType, 'Runtime.OutOfMemory');
    assert.match(body.toString(), /"Runtime\.ExitError".*signal: killed/);
  });
});

describe('timedOut', () => {
  it('has two decimals and its own log line', () => {
    const { body, log } = timedOut('r', 3, Date.UTC(2026, 0, 2));
    const errorMessage = 'RequestId: r Error: Task timed out after 3.00 seconds';
    assert.equal(body.toString(), JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }));
    assert.deepEqual(log, ['2026-01-02T00:00:00.000Z r Task timed out after 3.00 seconds']);
  });
});

describe('metricErrorType', () => {
  it('keeps only names that cannot be endless', () => {
    assert.equal(metricErrorType('Runtime.ExitError'), 'Runtime.ExitError');
    assert.equal(metricErrorType('Sandbox.Timedout'), 'Sandbox.Timedout');
    assert.equal(metricErrorType('TypeError'), 'Runtime.Unknown');
    assert.equal(metricErrorType('Function.no such 1'), 'Function.Unknown');
  });
});
