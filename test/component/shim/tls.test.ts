// Whom the shim believes to be an activator: the CAs of its environment, then those that an activator told it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createTlsServer, makeAuthority, makeServing, TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { TestActivator } from './support/activator.ts';
import { Shim } from './support/shim.ts';

/** Answers when the file `go` is there. */
const UNTIL_TOLD = `const fs = require('fs'), go = process.env.LAMBDA_TASK_ROOT + '/../go';
  exports.handler = async () => {
    while (!fs.existsSync(go)) await new Promise((resolve) => setTimeout(resolve, 5));
    return 'done';
  };`;

describe('a shim', () => {
  for (const [name, pretend] of Object.entries({
    'an activator whom another CA vouches for': async () => makeServing([await makeAuthority('foreign')]),
    'who holds a certificate of another name': async (authority: Awaited<ReturnType<typeof makeAuthority>>) => ({
      cert: authority.certificate,
      key: authority.key,
      bundle: authority.certificate,
    }),
  })) {
    it(`says nothing to ${name}, and ends`, async () => {
      const authority = await makeAuthority();
      let said = 0;
      const server = createTlsServer(await pretend(authority), (socket) => {
        socket.on('error', () => undefined);
        socket.write('what I want to be heard');
        socket.on('data', (bytes: Buffer) => (said += bytes.length));
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      await using shim = await Shim.make();
      shim.activator.address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      shim.trust = authority.certificate;
      shim.spawn();
      assert.equal(await shim.exitCode(), 1);
      assert.equal(said, 0);
      server.close();
    });
  }

  it('is given the CAs anew over its stream, and dials by them', async () => {
    await using shim = await Shim.start();
    const stream = await shim.activator.stream(0);
    const certificate = await TestCertificate.make();
    await using other = new TestActivator(certificate);
    await other.start();
    stream.send({ trust: { bundle: certificate.current().bundle } });
    stream.send({ redirect: { address: other.address } });
    await other.stream(0);
  });

  it('keeps the CAs that it has when it is told none', async () => {
    await using shim = await Shim.start();
    const stream = await shim.activator.stream(0);
    stream.send({ trust: { bundle: '' } });
    stream.send({ goAway: { reason: 'update' } });
    await shim.activator.stream(1);
  });

  it('ends, also with an event at hand, when the activator it comes back to is none', { timeout: 20_000 }, async () => {
    const [shim, stream] = await Shim.assigned(UNTIL_TOLD);
    await using _ = shim;
    stream.invoke('lost');
    await stream.saw('assigned');
    await shim.activator.restart(await TestCertificate.make());
    assert.equal(await shim.exitCode(), 1);
  });

  it('answers first where it still can', { timeout: 20_000 }, async () => {
    const [shim, stream] = await Shim.assigned(UNTIL_TOLD);
    await using _ = shim;
    stream.invoke('kept');
    await stream.saw('assigned');
    stream.send({ trust: { bundle: (await makeAuthority('foreign')).certificate } });
    stream.send({ goAway: { reason: 'update' } });
    await until('it was turned away', () => shim.stderr.split('stream lost').length > 3);
    assert.equal(shim.process.exitCode, null);
    shim.letGo();
    assert.equal((await stream.outcome('kept')).json, 'done');
    assert.equal(await shim.exitCode(), 1);
  });

  it('tries again where nobody speaks TLS', async () => {
    await using shim = await Shim.make();
    let calls = 0;
    const server = createServer((socket) => {
      calls++;
      socket.on('error', () => undefined);
      socket.resume();
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    shim.activator.address = `127.0.0.1:${port}`;
    shim.spawn();
    await until('three attempts', () => calls >= 3);
    await new Promise((resolve) => server.close(resolve));
    await shim.activator.start(port);
    await shim.activator.stream(0);
  });
});
