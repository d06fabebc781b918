// Code and layers that do not fit into an Assign: fetched from the activator's code port, checked, unpacked in order.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, it } from 'node:test';
import { archiveInline } from '../../../operator/code/archive.ts';
import type { Assign } from '../../../runtime-shim/proto/index.ts';
import { buildZip } from '../../fixtures/archives/build.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { makeAssign, type ShimStream } from './support/activator.ts';
import { CodeServer } from './support/code-server.ts';
import { Shim } from './support/shim.ts';

const SAYS = (text: string): Buffer => archiveInline({ 'index.js': `exports.handler = async () => ${text};` }).zip;
const BUSY = 1;

interface World {
  shim: Shim;
  stream: ShimStream;
  server: CodeServer;
  assign: (code: Assign['code'], fields?: Assign) => void;
}

async function inWorld(test: (world: World) => Promise<void>, certificate?: TestCertificate): Promise<void> {
  await using shim = await Shim.start();
  await using server = await CodeServer.start(certificate ?? shim.activator.certificate);
  const stream = await shim.activator.stream(0);
  const assign: World['assign'] = (code, fields) => {
    const archive = archiveInline({});
    stream.send({
      assign: makeAssign(archive, { codeAddress: `127.0.0.1:${server.port}`, ...fields, code: code ?? null }),
    });
  };
  await test({ shim, stream, server, assign });
}

/** Nothing ran, the event went back, and the instance left. */
async function assertLeft({ shim, stream }: World): Promise<void> {
  const refusal = await stream.refusal('one');
  assert.equal(refusal.reason, BUSY);
  assert.equal((await stream.saw('assigned')).assigned?.errorType, 'ServiceException');
  await stream.saw('draining');
  assert.equal(await shim.exitCode(), 1);
  assert.equal(stream.results('one'), 0);
}

describe('a shim without its code', () => {
  it('fetches it by its digest, with its token, and leaves no file behind', async () => {
    await inWorld(async ({ stream, server, assign }) => {
      const archive = server.add(SAYS("'fetched'"));
      assign(archive);
      assert.equal((await stream.run('one')).json, 'fetched');
      const path = `/code/${Buffer.from(archive.sha256, 'base64').toString('hex')}`;
      assert.deepEqual(server.calls, [{ path, authorization: `Bearer ${archive.token}` }]);
      assert.deepEqual(
        readdirSync(tmpdir()).filter((name) => name.startsWith('pilotlight-') && name.length === 47),
        [],
      );
    });
  });

  it('tries again after a broken connection, half an archive, and a server that is not ready', async () => {
    await inWorld(async ({ stream, server, assign }) => {
      server.instead = (answer, zip, call) => {
        if (call === 1) answer.socket?.destroy();
        else if (call === 2)
          answer.writeHead(200, { 'content-length': zip.length }).write(zip.subarray(0, 50), () => answer.destroy());
        else if (call === 3) answer.writeHead(200).end(zip.subarray(0, 50));
        else if (call === 4) answer.writeHead(503).end();
        return call < 5;
      };
      assign(server.add(SAYS("'at last'")));
      assert.equal((await stream.run('one')).json, 'at last');
      assert.equal(server.calls.length, 5);
    });
  });

  for (const [what, instead] of Object.entries({
    'other bytes come': (answer, zip) => answer.end(Buffer.alloc(zip.length)),
    'more bytes come': (answer, zip) => answer.end(Buffer.concat([zip, Buffer.from('x')])),
    'its token is not good': (answer) => answer.writeHead(401).end(),
  } satisfies Record<string, (answer: Parameters<CodeServer['instead']>[0], zip: Buffer) => unknown>)) {
    it(`gives the event back and leaves when ${what}`, async () => {
      await inWorld(async (world) => {
        world.server.instead = (answer, zip) => Boolean(instead(answer, zip));
        world.assign(world.server.add(SAYS('1')));
        world.stream.invoke('one');
        await assertLeft(world);
        assert.equal(world.server.calls.length, 1);
      });
    });
  }

  it('believes only a server that the CAs of now vouch for', async () => {
    const certificate = await TestCertificate.make();
    await inWorld(async ({ stream, server, assign }) => {
      assign(server.add(SAYS("'new'")));
      await until('it was turned away twice', () => server.connections > 1);
      assert.deepEqual(server.calls, []);
      stream.send({ trust: { bundle: certificate.current().bundle } });
      assert.equal((await stream.run('one')).json, 'new');
    }, certificate);
  });

  it("answers with the error of a package that is a bad one, as the user's", async () => {
    await inWorld(async ({ stream, server, assign }) => {
      assign(server.add(buildZip([{ name: 'x', mode: 0o120777 }])));
      const { functionError, json } = await stream.run('one');
      assert.equal(functionError, 'Unhandled');
      assert.equal((json as { errorType: string }).errorType, 'Runtime.InvalidCode');
    });
  });
});

describe('layers', () => {
  it('go to /opt in order, with programs that run and modules that are found', async () => {
    await inWorld(async ({ stream, server, assign, shim }) => {
      const first = buildZip([
        { name: 'bin/greet', mode: 0o100755, content: '#!/bin/sh\necho first\n' },
        { name: 'nodejs/node_modules/dep/index.js', content: "module.exports = 'dep of the first'" },
        { name: 'nodejs/node24/node_modules/dep/index.js', content: "module.exports = 'dep for node 24'" },
        { name: 'kept', content: 'kept' },
      ]);
      const second = buildZip([{ name: 'bin/greet', mode: 0o100755, content: '#!/bin/sh\necho second\n' }]);
      const code = SAYS(`({
        greet: require('child_process').execFileSync('greet').toString(),
        dep: require('dep'),
        kept: require('fs').readFileSync('${shim.layerRoot}/kept', 'utf8'),
        path: process.env.PATH.split(':').at(-1),
        libraries: process.env.LD_LIBRARY_PATH.split(':').at(-1),
      })`);
      // The first one is the last to come.
      server.instead = (answer, zip) => {
        if (!zip.equals(first)) return false;
        setTimeout(() => answer.end(zip), 100);
        return true;
      };
      assign(server.add(code), { layers: [server.add(first), server.add(second)] });
      assert.deepEqual((await stream.run('one')).json, {
        greet: 'second\n',
        dep: 'dep for node 24',
        kept: 'kept',
        path: `${shim.layerRoot}/bin`,
        libraries: `${shim.layerRoot}/lib`,
      });
    });
  });

  it(
    'cannot be written to by the handler, and neither can code',
    { skip: process.getuid?.() === 0 && 'root may write' },
    async () => {
      await inWorld(async ({ stream, server, assign, shim }) => {
        const write = (path: string): string =>
          `(() => { try { require('fs').writeFileSync('${path}', ''); return 'written'; } catch (error) { return error.code; } })()`;
        const code = SAYS(`[${write(`${shim.layerRoot}/a`)}, ${write(`${shim.taskRoot}/b`)}]`);
        assign(server.add(code), { layers: [server.add(buildZip([{ name: 'a' }]))] });
        assert.deepEqual((await stream.run('one')).json, ['EACCES', 'EACCES']);
      });
    },
  );
});
