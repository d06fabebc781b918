import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  endLine,
  initReportLine,
  initStartLine,
  reportLine,
  startLine,
} from '../../../../runtime-shim/supervisor/platform-lines.ts';

const report = {
  requestId: 'r',
  durationMs: 3.011,
  initDurationMs: 0,
  memorySizeMb: 128,
  maxMemoryUsedMb: 36,
  status: undefined,
  errorType: '',
};
const common =
  'REPORT RequestId: r\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t';

describe('the platform lines', () => {
  it('frame an event', () => {
    assert.equal(startLine('r', '7'), 'START RequestId: r Version: 7\n');
    assert.equal(endLine('r'), 'END RequestId: r\n');
    assert.equal(reportLine(report), `${common}\n`);
  });

  it('bill the initialisation with the event that waited for it', () => {
    const line = reportLine({ ...report, initDurationMs: 110.1 });
    assert.match(line, /\tBilled Duration: 114 ms\t.*\tInit Duration: 110\.10 ms\t\n$/);
  });

  it('say how an event failed', () => {
    assert.equal(reportLine({ ...report, status: 'timeout' }), `${common}Status: timeout\n`);
    const line = reportLine({ ...report, status: 'error', errorType: 'Runtime.ExitError' });
    assert.equal(line, `${common}Status: error\tError Type: Runtime.ExitError\n`);
  });

  it('tell of an initialisation', () => {
    assert.match(
      initStartLine('nodejs24.x', 'v24.1.0', 'eu'),
      /^INIT_START Runtime Version: nodejs:24\.v24\.1\.0\tRuntime Version ARN: arn:aws:lambda:eu::runtime:[0-9a-f]{64}\n$/,
    );
    assert.equal(
      initReportLine(1.5, 'invoke', 'error', 'Runtime.ImportModuleError'),
      'INIT_REPORT Init Duration: 1.50 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.ImportModuleError\n',
    );
  });
});
