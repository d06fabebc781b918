import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { unpackZipBytes } from '../../../runtime-shim/zip/index.ts';
import { pack } from '../../support/pack/pack.ts';

const MAIN = join(import.meta.dirname, '../../support/pack/main.ts');
const files = {
  'index.js': 'exports.handler = 1;\n'.repeat(100),
  'lib/é.js': 'x',
  'bin/run': '#!/bin/sh\necho ran\n',
  empty: '',
};

async function inFolder(test: (above: string) => void | Promise<void>): Promise<void> {
  const above = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    await test(above);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

function write(
  folder: string,
  names: readonly (keyof typeof files)[],
  modes: { file: number; program: number },
): string {
  for (const name of names) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files[name]);
    chmodSync(path, name === 'bin/run' ? modes.program : modes.file);
  }
  return folder;
}

const names = Object.keys(files) as (keyof typeof files)[];
const written = (folder: string): string => write(folder, names, { file: 0o644, program: 0o755 });

describe('pack', () => {
  it("leaves out npm's notes to itself", async () => {
    await inFolder((above) => {
      const one = written(join(above, 'one'));
      const before = pack(one).sha256;
      mkdirSync(join(one, 'node_modules'));
      writeFileSync(join(one, 'node_modules/.package-lock.json'), '{}');
      assert.equal(pack(one).sha256, before);
    });
  });

  it('makes the same bytes of the same files, whatever their times, order and umask', async () => {
    await inFolder((above) => {
      const one = written(join(above, 'one'));
      const other = write(join(above, 'other'), names.toReversed(), { file: 0o600, program: 0o700 });
      utimesSync(join(other, 'index.js'), new Date('2001-02-03'), new Date('2004-05-06'));
      assert.equal(pack(one).sha256, pack(other).sha256);
      // Known, so that no other version of anything may change it.
      assert.equal(pack(one).sha256, '01c68430f8838434f0e4ecfccd4a8925ae42404e2ba756c4332e80997744b136');
    });
  });

  it('makes what unpacks to the files, programs as programs', async () => {
    await inFolder(async (above) => {
      await unpackZipBytes(pack(written(join(above, 'source'))).zip, join(above, 'task'));
      for (const name of names) assert.equal(readFileSync(join(above, 'task', name), 'utf8'), files[name]);
      assert.equal(statSync(join(above, 'task/bin/run')).mode & 0o777, 0o555);
      assert.equal(statSync(join(above, 'task/index.js')).mode & 0o777, 0o444);
    });
  });

  it('follows links that stay inside, and refuses the others', async () => {
    await inFolder(async (above) => {
      const source = written(join(above, 'source'));
      symlinkSync('../bin/run', join(source, 'lib/link'));
      symlinkSync('lib', join(source, 'folder'));
      await unpackZipBytes(pack(source).zip, join(above, 'task'));
      assert.equal(readFileSync(join(above, 'task/folder/link'), 'utf8'), files['bin/run']);
      for (const [to, message] of [
        ['/etc/passwd', 'evil is a link that leaves the folder'],
        ['..', 'evil is a link that leaves the folder'],
        ['nowhere', 'evil is a link to nothing'],
        ['.', 'evil is a link to a folder that it is in'],
      ] as const) {
        symlinkSync(to, join(source, 'evil'));
        assert.throws(() => pack(source), { name: 'PackError', message });
        rmSync(join(source, 'evil'));
      }
    });
  });

  it('prints what a Function needs, the same each time and in each time zone', async () => {
    await inFolder((above) => {
      const source = written(join(above, 'source'));
      const run = (zone: string) =>
        spawnSync(process.execPath, [MAIN, source, '-o', join(above, 'p.zip')], {
          encoding: 'utf8',
          env: { TZ: zone },
        });
      const [first, second] = [run('Asia/Tokyo'), run('America/Lima')];
      assert.equal(first.status, 0, first.stderr);
      assert.equal(first.stdout, second.stdout);
      const { zip, sha256 } = pack(source);
      assert.deepEqual(readFileSync(join(above, 'p.zip')), Buffer.from(zip));
      const base64 = Buffer.from(sha256, 'hex').toString('base64');
      assert.deepEqual(first.stdout.trim().split(/\s+/).slice(2), [
        'size',
        String(zip.length),
        'sha256',
        sha256,
        'base64',
        base64,
      ]);
    });
  });
});
