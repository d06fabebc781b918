// The code store's program: whom it lets in, what it refuses, and what is left when something breaks.
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, describe, test } from 'node:test';
import { PilotlightError, type FailureCode } from '../../../operator/api/errors.ts';
import { CodeStore } from '../../../operator/code/store/code-store.ts';
import { systemClock as clock } from '../../../operator/reconcile/clock.ts';
import { run } from '../../support/cluster/run.ts';
import { until } from '../../support/until.ts';
import { StoreProcess } from './support/store-process.ts';

const MIB = 2 ** 20;
const { signal } = new AbortController();
const digestOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const newKey = (): string => `blobs/${digestOf(randomUUID())}`;
const hasCode = (code: FailureCode) => (error: unknown) => error instanceof PilotlightError && error.code === code;
const folder = mkdtempSync(join(tmpdir(), 'store-process-'));
after(() => rmSync(folder, { recursive: true }));

const partsOf = (store: StoreProcess): string[] => readdirSync(join(store.directory, 'parts'));

async function readAll(store: StoreProcess, key: string): Promise<Buffer | undefined> {
  const found = await store.objects.get(key, signal);
  return found && buffer(found.body);
}

/** A PUT that stops half-way, and stays so. */
async function halfPut(store: StoreProcess, key: string, size: number): Promise<Socket> {
  const socket = connect(Number(store.url.port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `PUT /objects/${key} HTTP/1.1\r\nhost: store\r\nauthorization: Bearer operator\r\ncontent-length: ${size}\r\n\r\n`,
  );
  socket.write(randomBytes(size / 2));
  await until('the part on the disk', () => partsOf(store).length > 0);
  return socket;
}

/** The status; the path goes out as it is written. */
function ask(store: StoreProcess, method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: store.url.port, method, path, headers, agent: false };
    httpRequest(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the code store lets in', () => {
  const authorization = 'Bearer operator';
  const key = newKey();

  test('operator and activator by tokens made for it, and nobody else', async () => {
    await using store = await StoreProcess.start();
    const statuses: Record<string, number> = {};
    for (const token of ['operator', 'activator', 'stranger', 'caller', 'unknown'])
      statuses[token] = await ask(store, 'HEAD', `/objects/${key}`, { authorization: `Bearer ${token}` });
    assert.deepEqual(statuses, { operator: 404, activator: 404, stranger: 403, caller: 401, unknown: 401 });
    assert.equal(await ask(store, 'HEAD', `/objects/${key}`), 401);
    assert.equal(await ask(store, 'HEAD', `/objects/${key}`, { authorization: 'Basic b3BlcmF0b3I=' }), 401);
    assert.equal(store.reviewed, 5);
    assert.doesNotMatch(store.log, /unknown/);
  });

  test('whom it knows while the API server is away, and nobody on a guess', async () => {
    await using store = await StoreProcess.start();
    await store.objects.head(key, signal);
    store.isApiServerAway = true;
    assert.equal(await ask(store, 'HEAD', `/objects/${key}`, { authorization }), 404);
    assert.equal(await ask(store, 'HEAD', `/objects/${key}`, { authorization: 'Bearer activator' }), 503);
    assert.equal(store.reviewed, 2);
  });

  test('a client whose token changes, and tells one whose token is of no use', async () => {
    await using store = await StoreProcess.start();
    store.useToken('stranger');
    await assert.rejects(store.objects.head(key, signal), hasCode('CodeStoreUnavailable'));
    store.useToken('activator');
    assert.equal(await store.objects.head(key, signal), undefined);
  });
});

describe('the code store refuses', () => {
  test('names that are none of its own, sizes beyond its limit, and what it cannot do', async () => {
    await using store = await StoreProcess.start();
    const headers = { authorization: 'Bearer operator' };
    const escapes = [
      'blobs/../../../../etc/passwd',
      'blobs/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '../parts/x',
      'blobs/x',
      '',
      '/etc/passwd',
    ];
    for (const path of escapes) assert.equal(await ask(store, 'GET', `/objects/${path}`, headers), 400, path);
    for (const path of ['/', '/objectsx', '/etc/passwd'])
      assert.equal(await ask(store, 'GET', path, headers), 400, path);
    for (const prefix of ['..', '../parts/', 'blobs/..', '/etc/'])
      assert.equal(await ask(store, 'GET', `/objects?prefix=${prefix}`, headers), 400, prefix);
    const path = `/objects/${newKey()}`;
    assert.equal(await ask(store, 'POST', path, headers), 405);
    assert.equal(await ask(store, 'DELETE', '/objects', headers), 405);
    assert.equal(await ask(store, 'PUT', path, { ...headers, 'content-length': String(61 * MIB) }), 413);
    assert.equal(await ask(store, 'PUT', path, { ...headers, 'transfer-encoding': 'chunked' }), 411);
    assert.deepEqual(partsOf(store), []);
  });

  test('what its share of the disk has no room for; and takes it again once there is some', async () => {
    await using store = await StoreProcess.start({ size: '4Mi' });
    const [first, second] = [newKey(), newKey()];
    await store.objects.put(first, randomBytes(2 * MIB), signal);
    await assert.rejects(store.objects.put(second, randomBytes(2 * MIB), signal), hasCode('CodeStoreFull'));
    await store.objects.put(first, randomBytes(MIB), signal);
    await store.objects.put(second, randomBytes(2 * MIB), signal);
    await store.objects.delete(second, signal);
    await store.end('SIGTERM');
    await store.run();
    await assert.rejects(store.objects.put(second, randomBytes(3 * MIB), signal), hasCode('CodeStoreFull'));
    await store.objects.put(second, randomBytes(2 * MIB), signal);
    assert.deepEqual(partsOf(store), []);
  });

  test('what a full disk has no room for, seen before and on the way', async () => {
    const directory = join(folder, 'tiny');
    mkdirSync(directory);
    await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', directory]);
    try {
      await using store = await StoreProcess.start({ directory });
      const kept = newKey();
      await store.objects.put(kept, randomBytes(2 * MIB), signal);
      await assert.rejects(store.objects.put(newKey(), randomBytes(7 * MIB), signal), hasCode('CodeStoreFull'));
      const socket = await halfPut(store, newKey(), 4 * MIB);
      let answer = '';
      socket.on('data', (data) => (answer += String(data)));
      const { bavail, bsize } = statfsSync(directory);
      writeFileSync(join(directory, 'of-somebody-else'), randomBytes(bavail * bsize));
      socket.write(randomBytes(2 * MIB));
      await until('the refusal', () => answer.startsWith('HTTP/1.1 507'));
      socket.destroy();
      assert.deepEqual(partsOf(store), []);
      rmSync(join(directory, 'of-somebody-else'));
      assert.equal((await readAll(store, kept))?.length, 2 * MIB);
      await store.objects.put(newKey(), randomBytes(4 * MIB), signal);
    } finally {
      await run('umount', [directory]);
    }
  });
});

describe('the code store, broken off', () => {
  test('in the middle of a PUT by its death: the old bytes are there, and nothing is left over', async () => {
    await using store = await StoreProcess.start();
    const key = newKey();
    const before = randomBytes(MIB);
    await store.objects.put(key, before, signal);
    await halfPut(store, key, 4 * MIB);
    await store.end('SIGKILL');
    assert.equal(partsOf(store).length, 1);
    await store.run();
    assert.deepEqual(partsOf(store), []);
    assert.ok((await readAll(store, key))?.equals(before));
  });

  test('in the middle of a PUT by its client: the same, at once', async () => {
    await using store = await StoreProcess.start();
    const key = newKey();
    (await halfPut(store, key, 4 * MIB)).destroy();
    await until('the part gone', () => partsOf(store).length === 0);
    assert.equal(await store.objects.head(key, signal), undefined);
  });

  test('in the middle of a GET: the reader hears it, and has no bytes that look like all', async () => {
    await using store = await StoreProcess.start();
    const key = newKey();
    await store.objects.put(key, randomBytes(40 * MIB), signal);
    const found = await store.objects.get(key, signal);
    assert.ok(found);
    let bytes = 0;
    const reading = (async () => {
      for await (const chunk of found.body as AsyncIterable<Buffer>) {
        if (bytes === 0) await store.end('SIGKILL');
        bytes += chunk.length;
      }
    })();
    await assert.rejects(reading, hasCode('CodeStoreUnavailable'));
    assert.ok(bytes < 40 * MIB);
    await assert.rejects(store.objects.head(key, signal), hasCode('CodeStoreUnavailable'));
  });

  test('by the end of its pod: what is under way is finished, and it ends well', async () => {
    await using store = await StoreProcess.start();
    const key = newKey();
    const socket = await halfPut(store, key, 2 * MIB);
    const ended = store.end('SIGTERM');
    await until('it to be stopping', async () => (await fetch(`${store.metricsUrl}/readyz`)).status === 503);
    socket.write(randomBytes(MIB));
    assert.equal(await ended, 0);
    await store.run();
    assert.equal((await store.objects.head(key, signal))?.size, 2 * MIB);
  });

  test('is met again by a client that tries for a while', async () => {
    await using store = await StoreProcess.start();
    const key = newKey();
    await store.objects.put(key, Buffer.from('x'), signal);
    await store.end('SIGKILL');
    const restarted = store.run();
    await until('an answer', async () => (await store.objects.head(key, signal))?.size === 1);
    await restarted;
  });
});

describe('the code store’s disk', () => {
  test('flips a bit: the reader hears it, the package is gone, and can be kept again', async () => {
    await using process = await StoreProcess.start();
    const store = new CodeStore(process.objects, clock);
    const content = randomBytes(3 * MIB);
    const digest = digestOf(content);
    const file = { path: join(folder, 'package.zip'), size: content.length };
    writeFileSync(file.path, content);
    const keep = () => store.keep('team-a', digest, file, { size: file.size, unzippedBytes: 1 }, signal);
    const read = async () => {
      const found = await store.open(digest, signal);
      return found && (await buffer(found.body));
    };
    await keep();
    const disk = openSync(join(process.directory, 'objects', 'blobs', digest), 'r+');
    writeSync(disk, Buffer.of(content.readUInt8(MIB) ^ 1), 0, 1, MIB);
    closeSync(disk);
    await assert.rejects(read(), hasCode('CorruptPackage'));
    assert.equal(await store.claimOf('team-a', digest, signal), undefined);
    await keep();
    assert.ok((await read())?.equals(content));
  });

  test('is told in metrics: how full it is, and what was asked', async () => {
    await using store = await StoreProcess.start();
    await store.objects.put(newKey(), randomBytes(1000), signal);
    await store.objects.head(newKey(), signal);
    const text = await (await fetch(`${store.metricsUrl}/metrics`)).text();
    assert.match(text, /^pilotlight_code_store_bytes 1000$/m);
    assert.match(text, /^pilotlight_code_store_requests_total\{method="PUT",status="204"\} 1$/m);
    assert.match(text, /^pilotlight_code_store_requests_total\{method="HEAD",status="404"\} 1$/m);
  });
});
