// What every ObjectStore is believed to do, held against all three.
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { PilotlightError } from '../../../operator/api/errors.ts';
import { CodeStore } from '../../../operator/code/store/code-store.ts';
import { DiskObjects } from '../../../operator/code/store/disk-objects.ts';
import type { ObjectStore } from '../../../operator/code/store/object-store.ts';
import { S3Objects } from '../../../operator/code/store/s3-objects.ts';
import { systemClock as clock } from '../../../operator/reconcile/clock.ts';
import { startS3Server } from '../../support/s3-server.ts';
import { until } from '../../support/until.ts';
import { StoreProcess } from './support/store-process.ts';

const MIB = 2 ** 20;
const PACKAGE_BYTES = 50 * MIB;
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'object-store-'));
after(() => rmSync(folder, { recursive: true }));

const digestOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const newKey = (): string => `blobs/${digestOf(randomUUID())}`;

function writeFile(content: Buffer): { path: string; size: number } {
  const path = join(folder, randomUUID());
  writeFileSync(path, content);
  return { path, size: content.length };
}

type Open = () => Promise<{ objects: ObjectStore } & AsyncDisposable>;

const stores: Readonly<Record<string, Open>> = {
  disk: async () => {
    const directory = mkdtempSync(join(tmpdir(), 'disk-objects-'));
    const objects = await DiskObjects.open({ directory, limitBytes: 2 ** 30 });
    return { objects, [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true }) };
  },
  http: () => StoreProcess.start(),
  s3: async () => {
    const server = await startS3Server();
    const client = await server.makeBucket('packages');
    const objects = new S3Objects({ client: async () => client, prefix: 'pilotlight/code/', clock });
    return { objects, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  },
};

for (const [name, open] of Object.entries(stores)) {
  describe(`objects on ${name}`, () => {
    let opened: Awaited<ReturnType<Open>>;
    let objects: ObjectStore;
    before(async () => {
      opened = await open();
      ({ objects } = opened);
    });
    after(() => opened[Symbol.asyncDispose]());

    const read = async (key: string): Promise<Buffer | undefined> => {
      const found = await objects.get(key, signal);
      if (found === undefined) return undefined;
      const content = await buffer(found.body);
      assert.equal(content.length, found.size);
      return content;
    };
    const keysUnder = async (prefix: string): Promise<string[]> => {
      const keys = [];
      for await (const { key } of objects.list(prefix, signal)) keys.push(key);
      return keys.sort();
    };

    test('what is put can be had, from memory and from a file, small and as large as packages get', async () => {
      for (const size of [0, 1, 1000, PACKAGE_BYTES]) {
        const content = randomBytes(size);
        for (const body of [content, writeFile(content)]) {
          const key = newKey();
          await objects.put(key, body, signal);
          assert.ok((await read(key))?.equals(content), `${size} bytes`);
          assert.equal((await objects.head(key, signal))?.size, size);
        }
      }
    });

    test('what is not there is not there, and can be deleted all the same', async () => {
      const key = newKey();
      assert.equal(await objects.get(key, signal), undefined);
      assert.equal(await objects.head(key, signal), undefined);
      await objects.delete(key, signal);
    });

    test('what is deleted is gone', async () => {
      const key = newKey();
      await objects.put(key, Buffer.from('here'), signal);
      await objects.delete(key, signal);
      assert.equal(await read(key), undefined);
      assert.deepEqual(await keysUnder(key.slice(0, -1)).catch(() => []), []);
    });

    test('a new value takes the place of the old; who reads the old one has all of it', async () => {
      const key = newKey();
      const [first, second] = [randomBytes(3 * MIB), randomBytes(2 * MIB)];
      await objects.put(key, first, signal);
      const reading = await objects.get(key, signal);
      await objects.put(key, second, signal);
      assert.ok(reading !== undefined && (await buffer(reading.body)).equals(first));
      assert.ok((await read(key))?.equals(second));
    });

    test('of two that are put at once one is there, whole', async () => {
      const key = newKey();
      const values = [randomBytes(2 * MIB), randomBytes(3 * MIB)];
      await Promise.all(values.map((value) => objects.put(key, value, signal)));
      const content = await read(key);
      assert.ok(values.some((value) => content?.equals(value)));
    });

    test('a list has all under a prefix and nothing else, also what takes more than a page', async () => {
      const digest = digestOf(randomUUID());
      const names = Array.from({ length: 1_100 }, (_, number) => `team-${number}`);
      for (let done = 0; done < names.length; done += 50)
        await Promise.all(
          names
            .slice(done, done + 50)
            .map((team) => objects.put(`claims/${digest}/${team}`, Buffer.from('{}'), signal)),
        );
      await objects.put(`blobs/${digest}`, Buffer.from('x'), signal);
      const claims = names.map((team) => `claims/${digest}/${team}`).sort();
      assert.deepEqual(await keysUnder(`claims/${digest}/`), claims);
      assert.deepEqual(await keysUnder('claims/'), claims);
      assert.deepEqual(await keysUnder(`doomed/${digest}/`), []);
      assert.ok((await keysUnder('')).includes(`blobs/${digest}`));
    });

    test('says when it was put, by its own clock, and anew when it is put again', async () => {
      const key = newKey();
      const put = async (): Promise<number> => {
        await objects.put(key, Buffer.from('x'), signal);
        return (await objects.head(key, signal))?.storedAtMs ?? 0;
      };
      // On this machine that is our clock too. S3 knows seconds.
      const before = Date.now();
      const storedAtMs = await put();
      assert.ok(storedAtMs >= before - 1_000 && storedAtMs <= Date.now(), `${storedAtMs - before}`);
      for await (const listed of objects.list('blobs/', signal))
        if (listed.key === key) assert.ok(Math.abs(listed.storedAtMs - storedAtMs) < 1_000);
      assert.ok((await put()) >= storedAtMs);
    });

    test('who was told to stop stops, with the reason that he was given', async () => {
      const reason = new Error('enough');
      await assert.rejects(objects.put(newKey(), Buffer.from('x'), AbortSignal.abort(reason)), reason);
    });

    test('a package is kept, read, found corrupt, kept again and collected', async () => {
      const store = new CodeStore(objects, clock);
      const content = randomBytes(5 * MIB);
      const digest = digestOf(content);
      const facts = { size: content.length, unzippedBytes: 1 };
      const keep = () => store.keep('team-a', digest, writeFile(content), facts, signal);
      const readPackage = async () => {
        const found = await store.open(digest, signal);
        return found && (await buffer(found.body));
      };
      await keep();
      assert.ok((await readPackage())?.equals(content));
      assert.deepEqual(await store.claimOf('team-a', digest, signal), facts);
      const flipped = Buffer.from(content);
      flipped.writeUInt8(flipped.readUInt8(MIB) ^ 1, MIB);
      await objects.put(`blobs/${digest}`, flipped, signal);
      await assert.rejects(
        readPackage(),
        (error) => error instanceof PilotlightError && error.code === 'CorruptPackage',
      );
      assert.ok((await readPackage()) === undefined);
      await keep();
      assert.ok((await readPackage())?.equals(content));
      const isOther = (_namespace: string, used: string): boolean => used !== digest;
      assert.equal((await store.collect(isOther, 60_000, signal)).blobs, 0);
      assert.ok(await readPackage());
      // S3 knows seconds, so what was put in the same one is not older than no grace at all.
      await until('the package to be collected', async () => {
        await store.collect(isOther, 0, signal);
        return (await readPackage()) === undefined;
      });
      assert.deepEqual(await keysUnder('doomed/'), []);
    });
  });
}
