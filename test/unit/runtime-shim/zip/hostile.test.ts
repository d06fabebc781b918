// Every hostile package is refused with its code, at once, and changes nothing outside the folder it is unpacked into.
import assert from 'node:assert/strict';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ZipError, inspectZip, unpackZip, unpackZipBytes } from '../../../../runtime-shim/zip/index.ts';
import { hostile } from '../../../fixtures/archives/hostile.ts';

const LIMIT_MS = 2000;

/** The codes of what is seen only in the data; until then files may have been written. */
const SEEN_LATE = ['BadChecksum', 'BadData', 'SizeLies', 'HeaderLies', 'Encrypted', 'Overlap'];

describe('a hostile package', () => {
  it('comes in many kinds', () => assert.ok(Object.keys(hostile).length >= 60));

  for (const [what, { code, zip }] of Object.entries(hostile)) {
    it(`${code}: ${what}`, async () => {
      const above = mkdtempSync(join(tmpdir(), 'hostile-'));
      const path = join(above, 'package.zip');
      const target = join(above, 'in', 'target');
      const bytes = zip();
      mkdirSync(join(above, 'in'));
      writeFileSync(path, bytes);
      const fd = openSync(path, 'r');
      try {
        for (const attempt of [
          () => inspectZip(fd, bytes.length),
          () => unpackZip(fd, bytes.length, target),
          () => unpackZipBytes(bytes, target),
        ]) {
          const startedAt = performance.now();
          await assert.rejects(attempt(), (error) => {
            assert.ok(error instanceof ZipError, String(error));
            assert.equal(error.code, code, error.message);
            assert.doesNotMatch(error.message, /[^\x20-\x7e\u00a0-\uffff]/);
            return true;
          });
          assert.ok(performance.now() - startedAt < LIMIT_MS);
        }
        assert.deepEqual(readdirSync(above).sort(), ['in', 'package.zip']);
        if (!SEEN_LATE.includes(code)) assert.deepEqual(readdirSync(join(above, 'in')), []);
      } finally {
        closeSync(fd);
        rmSync(above, { recursive: true, force: true });
      }
    });
  }
});
