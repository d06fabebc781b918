// Code archives: either a CodeError, or files that can all be written below their root.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { zipSync } from 'fflate';
import { archiveInline } from '../../../operator/code/archive.ts';
import { CodeError, readArchive } from '../../../runtime-shim/supervisor/code.ts';
import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { expectOnly, type FuzzTarget } from '../target.ts';

const MAX_BYTES = 262_144_000;
const names = [
  ...['index.mjs', 'lib/a.js', 'lib', 'lib/b/c.js', './x.js', 'a//b', 'a/./b', '.', '..', '../x', 'a/..', 'dir/', '/'],
  ...['__proto__', 'constructor', 'é🔥.js', 'x'.repeat(255), 'x'.repeat(256), 'nul\0', 'a\\b', ' ', 'a/b/../../..'],
];

function makeFiles(random: Random): Record<string, Buffer> {
  const files = Object.create(null) as Record<string, Buffer>;
  for (let count = 1 + random.few(6); count > 0; count--)
    files[random.pick(names)] = Buffer.alloc(random.few(3000), random.below(256));
  return files;
}

function pack(files: Record<string, Buffer>, random: Random): Buffer {
  // fflate cannot write every name that it reads.
  if (!('__proto__' in files) && random.chance(0.5)) return Buffer.from(zipSync(files, { level: random.pick([0, 6]) }));
  const texts = Object.entries(files).map(([name, content]) => [name, content.toString('latin1')] as const);
  return archiveInline(Object.fromEntries(texts)).zip;
}

function assertWritable(files: ReadonlyMap<string, Uint8Array>): void {
  let bytes = 0;
  for (const [path, content] of files) {
    bytes += content.length;
    assert.equal(posix.normalize(path), path, 'a path with detours');
    assert.ok(
      path !== '.' && !path.startsWith('/') && path !== '..' && !path.startsWith('../') && !path.endsWith('/'),
      path,
    );
    assert.ok(
      path.split('/').every((part) => Buffer.byteLength(part) <= 255),
      'a name that no file can have',
    );
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
      assert.ok(!files.has(folder), `${folder} is a file and a folder`);
    }
  }
  assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
}

export const zipFuzz: FuzzTarget = {
  name: 'zip',
  run(random, input) {
    const right = pack(makeFiles(random), random);
    const zip = random.chance(0.8) ? mutate(right, random) : right;
    input(zip);
    const sha256 = createHash('sha256').update(zip).digest('base64');
    const files = expectOnly([CodeError], () => readArchive({ zip, sha256 }));
    if (!(files instanceof Error)) assertWritable(files);
  },
};
