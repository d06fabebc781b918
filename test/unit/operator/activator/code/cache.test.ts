import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { PackageCache, type Package } from '../../../../../operator/activator/code/cache.ts';
import { WrongDigest } from '../../../../../operator/activator/code/checked.ts';
import { PilotlightError } from '../../../../../operator/api/errors.ts';
import { until } from '../../../../support/until.ts';

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const read = async (cache: PackageCache, digest: string): Promise<Buffer> => buffer((await cache.read(digest)).body);
const isUnavailable = (error: unknown): boolean => error instanceof PilotlightError && error.code === 'CodeUnavailable';

describe('the cache of packages', () => {
  let directory = '';
  const stored = new Map<string, Buffer>();
  let opened: string[] = [];
  let faults: unknown[] = [];
  let openStored: (digest: string) => Promise<Package | undefined>;

  /** A package of so many bytes that the store has. */
  const bring = (size: number): { bytes: Buffer; digest: string } => {
    const bytes = randomBytes(size);
    const digest = digestOf(bytes);
    stored.set(digest, bytes);
    return { bytes, digest };
  };
  const open = (bytes = 1000): Promise<PackageCache> =>
    PackageCache.open({
      directory,
      bytes,
      open: (digest) => openStored(digest),
      onFault: (error) => void faults.push(error),
    });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cache-'));
    [opened, faults] = [[], []];
    stored.clear();
    openStored = (digest) => {
      opened.push(digest);
      const bytes = stored.get(digest);
      if (bytes === undefined) return Promise.resolve(undefined);
      const half = Math.ceil(bytes.length / 2);
      return Promise.resolve({
        size: bytes.length,
        body: Readable.from([bytes.subarray(0, half), bytes.subarray(half)]),
      });
    };
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test('fetches what it has not, once', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    const first = await Promise.all([read(cache, digest), read(cache, digest), cache.load(digest, 1000)]);
    assert.deepEqual([...first, await read(cache, digest)], [bytes, bytes, bytes, bytes]);
    assert.deepEqual(opened, [digest]);
    assert.deepEqual(readdirSync(directory), [digest]);
  });

  test('what was prepared is read without the store', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    await cache.prepare(digest);
    openStored = () => Promise.reject(new Error('away'));
    assert.deepEqual(await read(cache, digest), bytes);
    await cache.prepare(digest);
  });

  test('what was used longest ago goes first', async () => {
    const [one, two, three] = [bring(400), bring(400), bring(400)];
    const cache = await open();
    await cache.prepare(one.digest);
    await cache.prepare(two.digest);
    await read(cache, one.digest);
    await cache.prepare(three.digest);
    assert.deepEqual(readdirSync(directory).sort(), [one.digest, three.digest].sort());
    assert.equal(cache.bytes, 800);
  });

  test('whoever reads a package that is evicted reads it to its end', async () => {
    const [big, other] = [bring(900_000), bring(900_000)];
    const cache = await open(1_000_000);
    const { body } = await cache.read(big.digest);
    await cache.prepare(other.digest);
    assert.deepEqual(readdirSync(directory), [other.digest]);
    assert.deepEqual(await buffer(body), big.bytes);
  });

  test('the next process finds it, in the order of use, and nothing half', async () => {
    const [one, two, three] = [bring(400), bring(400), bring(400)];
    for (const [{ digest, bytes }, usedAt] of [
      [one, 2000],
      [two, 3000],
      [three, 1000],
    ] as const) {
      writeFileSync(join(directory, digest), bytes);
      utimesSync(join(directory, digest), usedAt, usedAt);
    }
    writeFileSync(join(directory, `${one.digest}.part`), 'half');
    const cache = await open();
    assert.deepEqual(readdirSync(directory).sort(), [one.digest, two.digest].sort());
    assert.deepEqual(await read(cache, two.digest), two.bytes);
    assert.deepEqual(opened, []);
  });

  for (const [how, spoil] of [
    ['other bytes', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([~(bytes.at(-1) ?? 0)])])],
    ['fewer bytes', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['none', () => Buffer.alloc(0)],
  ] as const) {
    test(`a file with ${how} is never taken for whole, and is fetched again`, async () => {
      const { bytes, digest } = bring(300);
      const cache = await open();
      await cache.prepare(digest);
      writeFileSync(join(directory, digest), spoil(bytes));
      await assert.rejects(read(cache, digest), WrongDigest);
      await until('the file to be dropped', () => !cache.has(digest), { withinMs: 2_000, everyMs: 1 });
      assert.deepEqual(await read(cache, digest), bytes);
      assert.deepEqual(opened, [digest, digest]);
    });

    test(`a small package that has ${how} on the disk is loaded from the store`, async () => {
      const { bytes, digest } = bring(300);
      const cache = await open();
      await cache.prepare(digest);
      writeFileSync(join(directory, digest), spoil(bytes));
      assert.deepEqual(await cache.load(digest, 1000), bytes);
      assert.equal(faults.length, 1);
    });
  }

  test('a file that somebody has removed is fetched again', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    await cache.prepare(digest);
    rmSync(join(directory, digest));
    assert.deepEqual(await read(cache, digest), bytes);
  });

  test('a store that sends other bytes, or ends early, leaves nothing behind', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    openStored = () => Promise.resolve({ size: 300, body: Readable.from([randomBytes(300)]) });
    await assert.rejects(read(cache, digest), isUnavailable);
    openStored = () => Promise.resolve({ size: 300, body: Readable.from([bytes.subarray(0, 200)]) });
    await assert.rejects(cache.prepare(digest), isUnavailable);
    assert.deepEqual(readdirSync(directory), []);
    assert.equal(cache.bytes, 0);
  });

  test('a store that is away is asked again next time', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    const there = openStored;
    openStored = () => Promise.reject(new Error('connection refused'));
    await assert.rejects(
      read(cache, digest),
      (error) => isUnavailable(error) && /connection refused/.test(String(error)),
    );
    await assert.rejects(cache.load(digest, 1000), isUnavailable);
    openStored = there;
    assert.deepEqual(await read(cache, digest), bytes);
  });

  test('one that nobody has', async () => {
    const cache = await open();
    await assert.rejects(read(cache, digestOf(Buffer.from('x'))), /is not in the code store/);
  });

  test('a package that is larger than the cache is passed through, and nothing is evicted for it', async () => {
    const [small, large] = [bring(300), bring(2000)];
    const cache = await open();
    await cache.prepare(small.digest);
    await cache.prepare(large.digest);
    assert.deepEqual(await read(cache, large.digest), large.bytes);
    assert.deepEqual(readdirSync(directory), [small.digest]);
    await assert.rejects(cache.load(large.digest, 1000), isUnavailable);
  });

  test('a full disk: what is old goes, and the package is passed through; next time there is room', async () => {
    const [old, fresh] = [bring(300), bring(300)];
    const cache = await open();
    await cache.prepare(old.digest);
    symlinkSync('/dev/full', join(directory, `${fresh.digest}.part`));
    assert.deepEqual(await read(cache, fresh.digest), fresh.bytes);
    assert.deepEqual(readdirSync(directory), []);
    assert.equal(faults.length, 1);
    assert.deepEqual(await read(cache, fresh.digest), fresh.bytes);
    assert.deepEqual(readdirSync(directory), [fresh.digest]);
  });

  test('a directory that cannot be written to any more costs nothing but speed', async () => {
    const { bytes, digest } = bring(300);
    const cache = await open();
    rmSync(directory, { recursive: true });
    assert.deepEqual(await read(cache, digest), bytes);
    assert.deepEqual(await cache.load(digest, 1000), bytes);
    assert.ok(faults.length > 0);
    directory = mkdtempSync(join(tmpdir(), 'cache-'));
  });

  test('who does not want the rest leaves the file where it is', async () => {
    const { digest } = bring(900_000);
    const cache = await open(1_000_000);
    const { body } = await cache.read(digest);
    body.destroy();
    await until('the end', () => body.closed, { withinMs: 2_000, everyMs: 1 });
    assert.ok(cache.has(digest));
    assert.deepEqual(faults, []);
  });
});
