// Packages: either a ZipError, or a tree below the target that holds what the facts say.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveInline } from '../../../operator/code/archive.ts';
import { unpackZipBytes, ZipError } from '../../../runtime-shim/zip/index.ts';
import { buildZip, type Item } from '../../fixtures/archives/build.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { FuzzTarget } from '../target.ts';

const MAX_BYTES = 262_144_000;
const names = [
  ...['index.mjs', 'lib/a.js', 'lib', 'lib/b/c.js', './x.js', 'a//b', 'a/./b', '.', '..', '../x', 'a/..', 'dir/', '/'],
  ...['__proto__', 'constructor', 'é🔥.js', 'x'.repeat(255), 'x'.repeat(256), 'nul\0', 'a\\b', ' ', 'a/b/../../..'],
];

function makeItem(random: Random): Item {
  const content = Buffer.alloc(random.few(3000), random.below(256));
  const mode = random.pick([0o100644, 0o100755, 0o040755, 0o120777, 0]);
  return { name: random.pick(names), content, mode, method: random.pick([0, 8]) };
}

function pack(random: Random): Buffer {
  const items = Array.from({ length: 1 + random.few(6) }, () => makeItem(random));
  if (random.chance(0.5)) return buildZip(items, random.chance(0.3) ? { end64: {} } : {});
  return archiveInline(Object.fromEntries(items.map(({ name, content = '' }) => [name, content.toString('latin1')])))
    .zip;
}

function bytesBelow(root: string): number {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => statSync(join(root, path)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

export const zipFuzz: FuzzTarget = {
  name: 'zip',
  async run(random, input) {
    const right = pack(random);
    const zip = random.chance(0.8) ? mutate(right, random) : right;
    input(zip);
    const above = mkdtempSync(join(tmpdir(), 'zip-fuzz-'));
    try {
      const { unzippedBytes } = await unpackZipBytes(zip, join(above, 'target'));
      assert.ok(unzippedBytes <= MAX_BYTES, `${unzippedBytes} bytes`);
      assert.equal(bytesBelow(join(above, 'target')), unzippedBytes);
    } catch (error) {
      if (!(error instanceof ZipError)) throw error;
    } finally {
      assert.ok(readdirSync(above).every((name) => name === 'target'));
      rmSync(above, { recursive: true, force: true });
    }
  },
};
