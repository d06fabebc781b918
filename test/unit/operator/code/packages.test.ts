import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import type { PackageSource } from '../../../../operator/api/code.ts';
import { PilotlightError, type FailureCode } from '../../../../operator/api/errors.ts';
import { packageId } from '../../../../operator/code/held.ts';
import { Packages, type PackageRequest } from '../../../../operator/code/packages.ts';
import type { RemoteSource } from '../../../../operator/code/source/code-source.ts';
import { CodeStore } from '../../../../operator/code/store/code-store.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';

const { signal } = new AbortController();
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const zip = (text: string): PackageSource => ({ zip: { url: 'https://a.b/c', sha256: digestOf(text) } });
const s3: PackageSource = { s3: { bucket: 'packages', key: 'k' } };
const codeIs = (code: FailureCode) => (error: unknown) => error instanceof PilotlightError && error.code === code;

describe('Packages', () => {
  const directory = mkdtempSync(join(tmpdir(), 'packages-'));
  after(() => rmSync(directory, { recursive: true }));

  let clock: FakeClock;
  let objects: MemoryObjects;
  let store: CodeStore;
  let packages: Packages;
  /** What is at every address. */
  let content: string | Error;
  let fetched: string[];
  let inspected: number;
  let hold: Promise<void> | undefined;
  let reject: Error | undefined;
  let lastEnd: AbortSignal | undefined;

  beforeEach(() => {
    clock = new FakeClock();
    objects = new MemoryObjects();
    store = new CodeStore(objects, clock);
    content = 'hello';
    fetched = [];
    inspected = 0;
    hold = undefined;
    reject = undefined;
    packages = open();
  });

  const open = (): Packages =>
    new Packages({
      store,
      directory,
      clock,
      async fetch(source: RemoteSource, { namespace }, end) {
        fetched.push(`${namespace} ${Object.keys(source).join('')}`);
        lastEnd = end;
        await hold;
        end.throwIfAborted();
        if (content instanceof Error) throw content;
        const path = join(directory, `f${fetched.length}.zip`);
        writeFileSync(path, content);
        return { path, size: content.length, digest: digestOf(content) };
      },
      async inspect(path) {
        inspected++;
        if (reject !== undefined) throw reject;
        assert.ok(existsSync(path));
        return Promise.resolve({ unzippedBytes: 1000 });
      },
    });
  const ensure = (given: Partial<PackageRequest> = {}, end = signal) =>
    packages.ensure({ namespace: 'shop', source: zip('hello'), field: 'spec.code', ...given }, end);
  const leftovers = (): string[] => readdirSync(directory);

  test('fetches, inspects and keeps what the store lacks, and leaves no file', async () => {
    assert.deepEqual(await ensure(), { digest: digestOf('hello'), facts: { size: 5, unzippedBytes: 1000 } });
    assert.deepEqual(await store.claimOf('shop', digestOf('hello'), signal), { size: 5, unzippedBytes: 1000 });
    assert.equal(inspected, 1);
    assert.deepEqual(leftovers(), []);
  });

  test('fetches nothing that the namespace has brought already', async () => {
    await ensure();
    packages = open();
    await ensure();
    assert.equal(fetched.length, 1);
  });

  test('fetches again for another namespace: a digest alone gives nothing away', async () => {
    await ensure();
    await ensure({ namespace: 'other' });
    assert.deepEqual(fetched, ['shop zip', 'other zip']);
  });

  test('asks the store once for many that ask soon after each other', async () => {
    await ensure();
    let calls = 0;
    objects.before = () => void calls++;
    for (let i = 0; i < 10; i++) await ensure();
    assert.equal(calls, 0);
  });

  test('fetches once for all who ask meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    hold = gate.promise;
    const all = Array.from({ length: 50 }, () => ensure());
    gate.resolve();
    assert.equal(new Set((await Promise.all(all)).map(({ digest }) => digest)).size, 1);
    assert.equal(fetched.length, 1);
  });

  test('goes on for the others when one stops waiting, and ends when nobody waits', async () => {
    const gate = Promise.withResolvers<void>();
    hold = gate.promise;
    const first = new AbortController();
    const second = new AbortController();
    const all = [ensure({}, first.signal), ensure({}, second.signal)];
    first.abort(new Error('the first'));
    await assert.rejects(all[0] ?? Promise.resolve(), /the first/);
    gate.resolve();
    await all[1];
    assert.equal(fetched.length, 1);
    hold = Promise.withResolvers<void>().promise;
    const alone = new AbortController();
    const again = ensure({ source: zip('other') }, alone.signal);
    await until('the second fetch', () => fetched.length === 2);
    alone.abort(new Error('alone'));
    await assert.rejects(again, /alone/);
    assert.ok(lastEnd?.aborted);
  });

  test('says of an upload that is not there how to bring it, and finds it once it is', async () => {
    const source = { upload: { sha256: digestOf('mine') } };
    await assert.rejects(ensure({ source }), (error: Error) => {
      assert.match(error.message, /spec\.code\.upload: .*PUT it to \/namespaces\/shop\/code/);
      return codeIs('CodeMissing')(error);
    });
    const path = join(directory, 'mine.zip');
    writeFileSync(path, 'mine');
    await store.keep('shop', digestOf('mine'), { path, size: 4 }, { size: 4, unzippedBytes: 9 }, signal);
    rmSync(path);
    assert.deepEqual((await ensure({ source })).facts, { size: 4, unzippedBytes: 9 });
    assert.equal(fetched.length, 0);
  });

  test('does not fetch an object of S3 again under the same source', async () => {
    const { digest } = await ensure({ source: s3 });
    content = 'moved on';
    assert.equal((await ensure({ source: s3, known: digest })).digest, digest);
    assert.equal(fetched.length, 1);
  });

  test('fetches it again when the store has lost it, and says so when it has moved on', async () => {
    const { digest } = await ensure({ source: s3 });
    objects.kept.clear();
    packages.lose(new Set([packageId('shop', digest)]));
    assert.equal((await ensure({ source: s3, known: digest })).digest, digest);
    objects.kept.clear();
    packages.lose(new Set([packageId('shop', digest)]));
    content = 'moved on';
    await assert.rejects(ensure({ source: s3, known: digest }), codeIs('CodeMoved'));
    assert.deepEqual(objects.keys('blobs/'), [], 'the other one is not kept');
    assert.deepEqual(leftovers(), []);
  });

  test('tells who listens what was lost', async () => {
    const told: string[] = [];
    packages.onLost((lost) => told.push(...lost));
    packages.lose(new Set(['shop/abc']));
    assert.deepEqual(told, ['shop/abc']);
    await Promise.resolve();
  });

  test('leaves a source that failed alone for a moment, and tells the same', async () => {
    content = new PilotlightError('CodeUnreachable', 'not there');
    await assert.rejects(ensure(), codeIs('CodeUnreachable'));
    content = 'hello';
    await assert.rejects(ensure(), codeIs('CodeUnreachable'));
    assert.equal(fetched.length, 1);
    clock.freeze(5_000);
    assert.equal((await ensure()).digest, digestOf('hello'));
  });

  test('looks at what was rejected no second time, whoever names it', async () => {
    content = 'bomb';
    reject = new PilotlightError('CodeRejected', 'a bomb');
    await assert.rejects(ensure({ source: zip('bomb') }), { code: 'CodeRejected', message: /^spec\.code: a bomb/ });
    clock.freeze(5_000);
    await assert.rejects(ensure({ source: zip('bomb') }), codeIs('CodeRejected'));
    await assert.rejects(ensure({ source: s3 }), codeIs('CodeRejected'));
    assert.deepEqual([inspected, fetched.length], [1, 2], 'the object of S3 has to be fetched to be known');
    assert.deepEqual(leftovers(), []);
    clock.freeze(3_600_000);
    reject = undefined;
    await ensure({ source: zip('bomb') });
  });

  test('many sources that fail slowly keep no new one waiting', async () => {
    content = new PilotlightError('CodeUnreachable', 'not there');
    const bad = Array.from({ length: 40 }, (_, index) => zip(`bad ${index}`));
    for (const source of bad) await assert.rejects(ensure({ source }));
    clock.freeze(5_000);
    const gate = Promise.withResolvers<void>();
    hold = gate.promise;
    const again = bad.map((source) => ensure({ source }));
    await until('the bad ones at work', () => fetched.length === 44);
    const good = ensure();
    await until('the good one at work', () => fetched.length === 45);
    content = 'hello';
    gate.resolve();
    await Promise.all([good, ...again]);
  });

  test('holds what it has found or brought until a status can name it', async () => {
    const { digest } = await ensure();
    assert.ok(packages.isHeld('shop', digest));
    assert.ok(!packages.isHeld('other', digest));
    clock.freeze(15 * 60_000);
    assert.ok(!packages.isHeld('shop', digest));
    // Found again: held again, though it was brought long ago.
    await ensure();
    assert.ok(packages.isHeld('shop', digest));
  });

  test('a collector that runs while it is looked for leaves it', async () => {
    const { digest } = await ensure();
    objects.nowMs += 3_600_000;
    clock.freeze(15 * 60_000);
    // The whole of a collection fits between two steps of the look.
    objects.before = async (call, key) => {
      if (call !== 'get' || !key.startsWith('claims/')) return;
      objects.before = () => undefined;
      await store.collect((namespace, other) => packages.isHeld(namespace, other), 0, signal);
    };
    assert.equal((await ensure()).digest, digest);
    assert.equal(fetched.length, 1, 'it was still there');
  });

  test('keeps inline content, and asks for it only where the store lacks it', async () => {
    let asked = 0;
    const bytes = (): Promise<Buffer> => Promise.resolve((asked++, Buffer.from('inline')));
    const digest = digestOf('inline');
    await packages.ensureInline('shop', digest, bytes, signal);
    await packages.ensureInline('shop', digest, bytes, signal);
    assert.equal(asked, 1);
    assert.deepEqual(await store.claimOf('shop', digest, signal), { size: 6, unzippedBytes: 1000 });
    assert.deepEqual(leftovers(), []);
  });
});
