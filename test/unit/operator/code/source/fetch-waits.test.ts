// Every wait of a fetch has an end: by the clock, or because the caller no longer wants it.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { fetchLimits } from '../../../../../operator/code/source/fetch-package.ts';
import { PackageServer } from '../../../../support/package-server.ts';
import { until } from '../../../../support/until.ts';

/** So long that nothing else ends a wait in time. */
const limits = { ...fetchLimits, totalMs: 6_000_000, idleMs: 600_000 };
const zip = (url: string) => ({ zip: { url: `${url}/code.zip`, sha256: '0'.repeat(64) } });
const timedOut = (message: RegExp) => ({ code: 'CodeTimedOut', message });

/** The file of the running fetch has that size. */
const fileHas = (server: PackageServer, size: number): Promise<true> =>
  until(`a file of ${String(size)} bytes`, async () => {
    const [file] = await server.files();
    return file !== undefined && (await stat(path.join(server.directory, file))).size === size;
  });

test('a name that is never answered', async () => {
  await using server = await PackageServer.open(() => undefined);
  let asked = false;
  const fetched = server.fetch(zip('http://packages.example'), { limits, resolve: () => (asked = true) });
  const ended = assert.rejects(fetched, timedOut(/an answer from the host 'packages\.example' did not come for 600 s/));
  await until('the name to be asked for', () => asked);
  server.clock.advance(600_000);
  await ended;
});

test('TLS that never begins', async () => {
  let connected = false;
  const silent = createTcpServer((socket) => {
    connected = true;
    socket.on('error', () => undefined).resume();
  });
  await using server = await PackageServer.open(silent);
  const ended = assert.rejects(
    server.fetch(zip(`https://127.0.0.1:${String(server.port)}`), { limits }),
    timedOut(/for 600 s/),
  );
  await until('a connection', () => connected);
  server.clock.advance(600_000);
  await ended;
});

test('headers that never come, also after a redirect', async () => {
  const asked: string[] = [];
  await using server = await PackageServer.open(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/code.zip') response.writeHead(302, { location: '/silent' }).end();
  });
  const ended = assert.rejects(server.fetch(zip(server.url)), timedOut(/an answer from .* did not come for 10 s/));
  await until('the redirect to be followed', () => asked.includes('/silent'));
  server.clock.advance(10_000);
  await ended;
  assert.deepEqual(await server.files(), []);
});

test('a body that stops', async () => {
  await using server = await PackageServer.open((_, response) => response.write('abc'));
  const ended = assert.rejects(server.fetch(zip(server.url)), timedOut(/\(3 bytes came\) did not come for 10 s/));
  await fileHas(server, 3);
  server.clock.advance(10_000);
  await ended;
  assert.deepEqual(await server.files(), []);
});

test('a body that drips', async () => {
  let answer: ServerResponse | undefined;
  await using server = await PackageServer.open((_, response) => {
    answer = response;
    response.flushHeaders();
  });
  const ended = assert.rejects(server.fetch(zip(server.url)), timedOut(/\(7 bytes came\) did not come within 60 s/));
  for (let drops = 1; drops <= 7; drops++) {
    await until('the answer', () => answer?.write('x') !== undefined);
    await fileHas(server, drops);
    server.clock.advance(9_000);
  }
  await ended;
  assert.deepEqual(await server.files(), []);
});

test('the caller’s signal ends it with its own reason, at any time', async () => {
  await using server = await PackageServer.open((_, response) => response.write('abc'));
  const reason = new Error('the operator stops');
  await assert.rejects(server.fetch(zip(server.url), {}, AbortSignal.abort(reason)), reason);
  const stop = new AbortController();
  const ended = assert.rejects(server.fetch(zip(server.url), {}, stop.signal), reason);
  await fileHas(server, 3);
  stop.abort(reason);
  await ended;
  assert.deepEqual(await server.files(), []);
  assert.equal(server.clock.pending, 0);
});
