import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { connectToActivator } from '../../../runtime-shim/tls.ts';
import { createTlsServer, makeAuthority, makeServing } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';

test('what arrives goes to whoever was named, whole and in order, and to no event', async (t) => {
  const serving = await makeServing([await makeAuthority()]);
  const sent = Buffer.alloc(300_000, 'abcdefg');
  const server = createTlsServer(serving, (socket) => socket.write(sent));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const got: Buffer[] = [];
  const socket = connectToActivator(`127.0.0.1:${port}`, serving.bundle, (bytes) => got.push(bytes));
  t.after(() => {
    socket.destroy();
    server.close();
  });
  let events = 0;
  socket.on('data', () => events++);
  await until('all of it', () => got.reduce((sum, { length }) => sum + length, 0) === sent.length);
  assert.ok(Buffer.concat(got).equals(sent));
  assert.equal(events, 0);
});
