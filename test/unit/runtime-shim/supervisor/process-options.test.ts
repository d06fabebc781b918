import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { heapFlags, needsFreshProcess } from '../../../../runtime-shim/supervisor/process-options.ts';

describe('heapFlags', () => {
  it("are Lambda's shares of the memory", () => {
    assert.deepEqual(heapFlags(128), ['--max-old-space-size=115', '--max-semi-space-size=6']);
  });
});

describe('needsFreshProcess', () => {
  const spare = { memoryMb: 128 };
  it('is false for what a running process can still learn', () => {
    assert.equal(needsFreshProcess(['TABLE', 'NODE_ENV', 'PATH', 'TZDATA'], 128, spare), false);
  });
  for (const name of [
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NODE_PATH',
    'TZ',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'LANG',
  ]) {
    it(`is true for ${name}`, () => assert.equal(needsFreshProcess(['A', name], 128, spare), true));
  }
  it('is true for another memory size', () => assert.equal(needsFreshProcess([], 256, spare), true));
});
