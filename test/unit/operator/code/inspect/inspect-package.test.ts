import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { inspectPackage, type Inspection } from '../../../../../operator/code/inspect/inspect-package.ts';
import { systemClock as clock } from '../../../../../operator/reconcile/clock.ts';
import { buildZip } from '../../../../fixtures/archives/build.ts';
import { hostile } from '../../../../fixtures/archives/hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
after(() => rmSync(folder, { recursive: true }));
const { signal } = new AbortController();

function written(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A package that is fine, looked at by another program. */
function inspectBy(source: string, limits: Partial<Inspection['limits']> = {}, stop = signal): Promise<unknown> {
  const program = written('program.mjs', source);
  const all = { timeMs: 30_000, residentBytes: 256 * 1024 * 1024, heapMb: 64, ...limits };
  return inspectPackage(written('fine.zip', buildZip([])), stop, { program, limits: all, clock });
}

describe('inspectPackage', () => {
  it('tells how much a package holds', async () => {
    const path = written(
      'good.zip',
      buildZip([
        { name: 'a', method: 8, content: 'x'.repeat(3_000_000) },
        { name: 'b/', mode: 0o040755 },
      ]),
    );
    assert.deepEqual(await inspectPackage(path, signal), { unzippedBytes: 3_000_000 });
  });

  for (const what of ['leads out', 'a link', 'a bomb that says it is small', 'a flat bomb', 'text', 'encrypted']) {
    it(`refuses what is hostile: ${what}`, async () => {
      const path = written('hostile.zip', hostile[what]?.zip() ?? assert.fail(what));
      await assert.rejects(inspectPackage(path, signal), { name: 'PilotlightError', code: 'CodeRejected' });
    });
  }

  it('names the entry, and what to do about it', async () => {
    const path = written('link.zip', buildZip([{ name: 'node_modules/.bin/tsc', mode: 0o120777, content: '../x' }]));
    await assert.rejects(inspectPackage(path, signal), {
      message: /^Could not unzip the package: "node_modules\/\.bin\/tsc" is a link: zip what it leads to .*-y\)\.$/,
    });
  });

  it('kills what does not end', async () => {
    await assert.rejects(inspectBy('for (;;);', { timeMs: 300 }), {
      code: 'CodeRejected',
      message: 'Could not unzip the package: it takes longer than 0.3 s.',
    });
  });

  it('kills what eats memory', async () => {
    const eat = 'const all = []; for (;;) { all.push(Buffer.alloc(1 << 20, 1)); await new Promise(setImmediate); }';
    await assert.rejects(inspectBy(eat), { code: 'CodeRejected', message: /more than 256 MiB of memory/ });
  });

  it('tells a crash, and a heap that is full', async () => {
    const heap = 'const all = []; for (;;) all.push(new Array(100_000).fill(1.5));';
    await assert.rejects(inspectBy(heap, { heapMb: 16 }), {
      code: 'CodeRejected',
      message: /crashed \(SIG(ABRT|TRAP|ILL)\)/,
    });
    await assert.rejects(inspectBy("process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 9);"), {
      code: 'CodeRejected',
      message: /crashed \(SIGSEGV\)/,
    });
  });

  it('does not blame the package for a program that fails', async () => {
    await assert.rejects(
      inspectBy("throw new Error('out of order')"),
      /the inspection of a package failed: .*out of order/s,
    );
    await assert.rejects(
      inspectBy("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 9);"),
      /ended with SIGKILL/,
    );
    await assert.rejects(inspectBy("process.stdout.write('no json')"), SyntaxError);
  });

  it('gives the child nothing but the package', async () => {
    const look = `import { readdirSync, readlinkSync } from 'node:fs';
      const held = readdirSync('/proc/self/fd').flatMap((fd) => { try { return readlinkSync('/proc/self/fd/' + fd); } catch { return []; } });
      const files = held.filter((path) => path.startsWith('/') && !path.startsWith('/proc/') && !path.startsWith('/dev/'));
      const rejected = JSON.stringify({ files, environment: Object.keys(process.env) });
      process.stdout.write(JSON.stringify({ rejected }));`;
    const expected = JSON.stringify({ files: [join(folder, 'fine.zip')], environment: [] });
    await assert.rejects(inspectBy(look), { message: `Could not unzip the package: ${expected}.` });
  });

  it('ends with its caller', async () => {
    const stop = new AbortController();
    const waiting = inspectBy('for (;;);', {}, stop.signal);
    clock.after(100, () => stop.abort(new Error('the caller left')));
    await assert.rejects(waiting, /the caller left/);
    await assert.rejects(inspectBy('', {}, stop.signal), /the caller left/);
  });
});
