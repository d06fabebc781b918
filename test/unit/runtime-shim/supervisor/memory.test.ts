import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { MemoryWatch, readFunctionMemoryMb, treeBytes } from '../../../../runtime-shim/supervisor/memory.ts';
import { until } from '../../../support/until.ts';

/** A clock whose timers fire when the test says so. */
class ManualClock {
  #due: { ms: number; action: () => void } | undefined;
  #nowMs = 0;
  now = (): number => this.#nowMs;
  monotonic = (): number => this.#nowMs;
  after = (ms: number, action: () => void): (() => void) => {
    this.#due = { ms, action };
    return () => (this.#due = undefined);
  };
  tick(): boolean {
    const due = this.#due;
    this.#due = undefined;
    this.#nowMs += due?.ms ?? 0;
    due?.action();
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

describe('MemoryWatch', () => {
  it('says once that it is too much, and reports the peak', () => {
    const clock = new ManualClock();
    let over = 0;
    const watch = new MemoryWatch({ clock, pid: () => process.pid, limitMb: 1, onOver: () => over++ });
    watch.start();
    clock.tick();
    assert.equal(clock.tick(), false);
    assert.equal(over, 1);
    assert.ok(watch.stop() > 20);
  });

  it('stays silent below the limit and stops when told', () => {
    const clock = new ManualClock();
    const watch = new MemoryWatch({ clock, pid: () => process.pid, limitMb: 1_000_000, onOver: assert.fail });
    watch.start();
    assert.equal(clock.tick(), true);
    assert.equal(clock.tick(), true);
    watch.stop();
    // The timer that was armed finds nothing to do.
    clock.tick();
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
