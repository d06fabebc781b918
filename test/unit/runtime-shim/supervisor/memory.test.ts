import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  ResidentSampler,
  readFunctionMemoryMb,
  treeBytes,
  watchMemory,
} from '../../../../runtime-shim/supervisor/memory.ts';
import { until } from '../../../support/until.ts';

/** A clock whose timers fire when the test says so. */
class ManualClock {
  #due: (() => void) | undefined;
  now = (): number => 0;
  monotonic = (): number => 0;
  after = (_ms: number, action: () => void): (() => void) => {
    this.#due = action;
    return () => (this.#due = undefined);
  };
  tick(): boolean {
    const due = this.#due;
    this.#due = undefined;
    due?.();
    return due !== undefined;
  }
}

describe('treeBytes', () => {
  it('counts the children of a process too', async () => {
    const alone = treeBytes(process.pid);
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await until('the child counts', () => treeBytes(process.pid) > alone + 20_000_000, { everyMs: 5 });
    child.kill('SIGKILL');
  });

  it('is nothing for what is gone', () => assert.equal(treeBytes(2 ** 30), 0));
});

describe('watchMemory', () => {
  it('says once that it is too much, and reports the peak', () => {
    const clock = new ManualClock();
    let over = 0;
    const watch = watchMemory(() => process.pid, 1, {
      clock,
      sampler: new ResidentSampler(clock),
      onOver: () => over++,
    });
    clock.tick();
    assert.equal(clock.tick(), false);
    assert.equal(over, 1);
    assert.ok(watch.stop() > 20);
  });

  it('stays silent below the limit and stops when told', () => {
    const clock = new ManualClock();
    const watch = watchMemory(() => process.pid, 1_000_000, {
      clock,
      sampler: new ResidentSampler(clock),
      onOver: assert.fail,
    });
    assert.equal(clock.tick(), true);
    watch.stop();
    assert.equal(clock.tick(), false);
  });
});

describe('readFunctionMemoryMb', () => {
  const read = (text: string): number => {
    const directory = mkdtempSync(join(tmpdir(), 'cgroup-'));
    writeFileSync(join(directory, 'memory.max'), text);
    const mb = readFunctionMemoryMb([join(directory, 'memory.max')]);
    rmSync(directory, { recursive: true });
    return mb;
  };
  it("is the pod's limit without the supervisor's share", () => assert.equal(read(`${(256 + 64) << 20}\n`), 256));
  it("is Lambda's default without a limit", () => {
    assert.equal(read('max\n'), 128);
    assert.equal(readFunctionMemoryMb(['/no/such/file']), 128);
  });
});
