import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ZipError, inspectZip, unpackZip, unpackZipBytes } from '../../../../runtime-shim/zip/index.ts';
import { buildZip } from '../../../fixtures/archives/build.ts';
import { good } from '../../../fixtures/archives/good.ts';

async function inFolder(test: (above: string) => Promise<void>): Promise<void> {
  const above = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    await test(above);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

async function withFile<T>(path: string, use: (fd: number, size: number) => Promise<T>): Promise<T> {
  const fd = openSync(path, 'r');
  try {
    return await use(fd, statSync(path).size);
  } finally {
    closeSync(fd);
  }
}

const unpackFile = (path: string, target: string): Promise<unknown> =>
  withFile(path, (fd, size) => unpackZip(fd, size, target));

const modeOf = (path: string): number => statSync(path).mode & 0o7777;

/** Everything below the folder: content by path, undefined for a folder; and the modes are those of a sealed package. */
function readTree(root: string): Record<string, string | undefined> {
  const tree = Object.create(null) as Record<string, string | undefined>;
  assert.equal(modeOf(root), 0o555);
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const full = join(root, path);
    const isFolder = statSync(full).isDirectory();
    const content = isFolder ? undefined : readFileSync(full, 'latin1');
    assert.equal(modeOf(full), isFolder || content?.startsWith('#!') ? 0o555 : 0o444, path);
    tree[path] = content;
  }
  return tree;
}

/** With the folders that are only implied. */
function whole(files: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const tree = Object.create(null) as Record<string, string | undefined>;
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) tree[parts.slice(0, depth).join('/')] ??= undefined;
    tree[path] =
      content === undefined
        ? undefined
        : Buffer.from(content, path === 'inner.zip' ? 'latin1' : 'utf8').toString('latin1');
  }
  return tree;
}

describe('a good package', () => {
  for (const [what, { zip, files }] of Object.entries(good)) {
    it(what, async () => {
      await inFolder(async (above) => {
        const path = join(above, 'package.zip');
        writeFileSync(path, zip());
        const facts = await withFile(path, (fd, size) => inspectZip(fd, size));
        const contents = Object.values(files).flatMap((content) => content ?? []);
        assert.equal(facts.files, contents.length);
        await unpackFile(path, join(above, 'from-file'));
        await unpackZipBytes(zip(), join(above, 'from-memory'));
        for (const target of ['from-file', 'from-memory'])
          assert.deepEqual(readTree(join(above, target)), whole(files));
      });
    });
  }
});

describe('unpackZip', () => {
  it('lets later packages win, also over what is sealed', async () => {
    await inFolder(async (above) => {
      const target = join(above, 'opt');
      await unpackZipBytes(
        buildZip([
          { name: 'lib/a', content: 'first' },
          { name: 'lib/b', content: 'kept' },
        ]),
        target,
      );
      await unpackZipBytes(buildZip([{ name: 'lib/a', content: '#!second', mode: 0o100755 }, { name: 'c' }]), target);
      assert.deepEqual(readTree(target), whole({ 'lib/a': '#!second', 'lib/b': 'kept', c: '' }));
    });
  });

  for (const [what, first, second] of [
    ['a file where an earlier one has a folder', 'lib/a', 'lib'],
    ['a folder where an earlier one has a file', 'lib', 'lib/a'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await inFolder(async (above) => {
        const target = join(above, 'opt');
        await unpackZipBytes(buildZip([{ name: first, content: 'first' }]), target);
        await assert.rejects(unpackZipBytes(buildZip([{ name: second }]), target), { code: 'FileIsFolder' });
        assert.equal(readFileSync(join(target, first), 'utf8'), 'first');
      });
    });
  }

  it('follows no link that is there already', async () => {
    await inFolder(async (above) => {
      const target = join(above, 'opt');
      mkdirSync(target);
      mkdirSync(join(above, 'outside'));
      writeFileSync(join(above, 'outside', 'file'), 'safe');
      symlinkSync('../outside', join(target, 'folder'));
      symlinkSync('../outside/file', join(target, 'file'));
      await assert.rejects(unpackZipBytes(buildZip([{ name: 'folder/file', content: 'evil' }]), target), ZipError);
      await unpackZipBytes(buildZip([{ name: 'file', content: 'new' }]), target);
      assert.equal(readFileSync(join(above, 'outside', 'file'), 'utf8'), 'safe');
      assert.equal(readFileSync(join(target, 'file'), 'utf8'), 'new');
    });
  });

  it('lets others have their turn', async () => {
    await inFolder(async (above) => {
      const content = Buffer.alloc(3000, 'some text ');
      const zip = buildZip(
        Array.from({ length: 3000 }, (_, index) => ({ name: `d${index % 100}/f${index}`, content })),
      );
      let turns = 0;
      const take = (): void => {
        turns++;
        timer = setImmediate(take);
      };
      let timer = setImmediate(take);
      const startedAt = performance.now();
      await unpackZipBytes(zip, join(above, 'task'));
      const tookMs = performance.now() - startedAt;
      clearImmediate(timer);
      assert.ok(turns >= tookMs / 100, `${turns} turns in ${tookMs} ms`);
    });
  });

  it('counts everything before it unzips anything', async () => {
    const zip = buildZip([
      { name: 'a', content: 'xx' },
      { name: 'b', content: 'yy' },
    ]);
    const limits = { entries: 2, unzippedBytes: 4, ratio: 100, depth: 1, pathBytes: 1 };
    await inFolder(async (above) => {
      assert.deepEqual(await unpackZipBytes(zip, join(above, 'a'), limits), { unzippedBytes: 4 });
      for (const [limit, code] of [
        ['entries', 'TooManyEntries'],
        ['unzippedBytes', 'TooLarge'],
        ['depth', 'TooDeep'],
      ] as const) {
        const less = { ...limits, [limit]: limits[limit] - 1 };
        await assert.rejects(unpackZipBytes(zip, join(above, 'b'), less), { code });
      }
    });
  });
});

/** Makes a package of a folder with a program, a long file and an empty folder. */
const tools = {
  'zip (Info-ZIP)': ['zip', ['-qr', '../package.zip', '.']],
  'zip (Info-ZIP) to a pipe': ['sh', ['-c', 'zip -qr - . > ../package.zip']],
  'zip (Info-ZIP) with zip64': ['zip', ['-qr', '-fz', '../package.zip', '.']],
  'zipfile (Python)': ['python3', ['-m', 'zipfile', '-c', '../package.zip', 'bin', 'long.txt', 'é', 'empty']],
} as const;

describe('what others make', () => {
  for (const [tool, [command, args]] of Object.entries(tools)) {
    const isThere = spawnSync('sh', ['-c', `command -v ${command === 'sh' ? 'zip' : command}`]).status === 0;
    it(tool, { skip: !isThere && 'not installed' }, async () => {
      await inFolder(async (above) => {
        const folder = join(above, 'source');
        for (const path of ['bin', 'é', 'empty']) mkdirSync(join(folder, path), { recursive: true });
        const files = { 'bin/run': '#!/bin/sh\n', 'long.txt': 'long '.repeat(300_000), 'é/ü.js': '1' };
        for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
        chmodSync(join(folder, 'bin/run'), 0o755);
        const made = spawnSync(command, args, {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, LC_ALL: 'C.UTF-8' },
        });
        assert.equal(made.status, 0, made.stderr);
        await unpackFile(join(above, 'package.zip'), join(above, 'task'));
        assert.deepEqual(readTree(join(above, 'task')), whole({ ...files, empty: undefined }));
      });
    });
  }
});
