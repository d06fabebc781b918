import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { archiveInline } from '../../../../operator/code/archive.ts';
import { CodeError, unpackCode } from '../../../../runtime-shim/supervisor/code.ts';

const sign = (zip: Uint8Array) => ({ zip, sha256: createHash('sha256').update(zip).digest('base64') });

function withRoot(test: (root: string, above: string) => void): void {
  const above = mkdtempSync(join(tmpdir(), 'code-'));
  try {
    test(join(above, 'task'), above);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

describe('unpackCode', () => {
  it('writes the files, read-only', () => {
    withRoot((root) => {
      unpackCode(archiveInline({ 'index.js': 'a', 'lib/deep/b.js': 'b' }), root);
      assert.equal(readFileSync(join(root, 'lib/deep/b.js'), 'utf8'), 'b');
      for (const path of ['index.js', 'lib/deep/b.js', 'lib/deep', 'lib', '.']) {
        assert.equal(statSync(join(root, path)).mode & 0o777, 0o555, path);
      }
    });
  });

  it('reads compressed archives and skips entries for directories', () => {
    withRoot((root) => {
      const files = { 'lib/': new Uint8Array(), 'lib/a.js': Buffer.from('x'.repeat(1000)) };
      unpackCode(sign(zipSync(files, { level: 9 })), root);
      assert.equal(readFileSync(join(root, 'lib/a.js'), 'utf8').length, 1000);
    });
  });

  for (const path of ['../evil', 'a/../../evil', '/evil', 'a\\..\\evil', 'a/..', 'nul\0']) {
    it(`refuses the entry ${JSON.stringify(path)} and writes nothing`, () => {
      withRoot((root, above) => {
        assert.throws(() => unpackCode(archiveInline({ 'good.js': '', [path]: '' }), root), CodeError);
        assert.deepEqual(readdirSync(above), []);
      });
    });
  }

  for (const [what, files] of Object.entries({
    'a file that is a folder, too': ['lib', 'lib/a.js'],
    'a folder that is a file, too': ['lib/b/a.js', 'lib/b'],
    'two entries for one file': ['a.js', './a.js'],
    'a name that no file can have': ['x'.repeat(256)],
    'a name that the unzipper loses': ['__proto__'],
  })) {
    it(`refuses ${what} and writes nothing`, () => {
      withRoot((root, above) => {
        const archive = archiveInline(Object.fromEntries(files.map((path) => [path, ''])));
        assert.throws(() => unpackCode(archive, root), CodeError);
        assert.deepEqual(readdirSync(above), []);
      });
    });
  }

  it('writes entries with detours where they lead, and skips the root', () => {
    withRoot((root) => {
      unpackCode(archiveInline({ '.': '', './a.js': 'a', 'lib/.//b.js': 'b' }), root);
      assert.equal(readFileSync(join(root, 'a.js'), 'utf8'), 'a');
      assert.equal(readFileSync(join(root, 'lib/b.js'), 'utf8'), 'b');
    });
  });

  it('refuses other bytes than announced', () => {
    const { zip } = archiveInline({ 'a.js': '' });
    assert.throws(() => unpackCode({ zip, sha256: 'AAAA' }, '/nowhere'), /has SHA-256 .* expected AAAA/);
  });

  it('refuses what is not a zip', () => {
    assert.throws(() => unpackCode(sign(Buffer.from('not a zip')), '/nowhere'), /not a readable zip archive/);
  });

  it('refuses a digest without bytes', () => {
    assert.throws(() => unpackCode({ zip: new Uint8Array(), sha256: 'x' }, '/nowhere'), /cannot fetch code by digest/);
  });

  it('refuses an archive that unpacks to too much, before it unpacks', () => {
    const zip = archiveInline({ 'a.js': '' }).zip;
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(262_144_001, directory + 24);
    assert.throws(() => unpackCode(sign(zip), '/nowhere'), /larger than 262144000 bytes/);
  });

  it('counts what stored entries have, not what they say', () => {
    const zip = archiveInline({ 'a.js': '' }).zip;
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(262_144_001, directory + 20);
    assert.throws(() => unpackCode(sign(zip), '/nowhere'), /larger than 262144000 bytes/);
  });
});
