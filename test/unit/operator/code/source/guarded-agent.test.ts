import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { allowHosts } from '../../../../../operator/code/source/allowed-hosts.ts';
import { AddressRefused, createGuardedAgent, guardLookup } from '../../../../../operator/code/source/guarded-agent.ts';
import { close, listen } from '../../../../support/package-server.ts';

const v4 = (address: string): LookupAddress => ({ address, family: 4 });
const v6 = (address: string): LookupAddress => ({ address, family: 6 });

interface Dialled {
  readonly answer: string | LookupAddress[];
  readonly asked: number;
}

function dial(answers: LookupAddress[][], allowed: string[] = [], all = true): Promise<Dialled> {
  let asked = 0;
  const guarded = guardLookup(allowHosts(allowed), (_, __, callback) => callback(null, answers[asked++] ?? []));
  return new Promise((resolve, reject) => {
    guarded('packages.example', { all }, (error, answer) => {
      if (error === null) resolve({ answer, asked });
      else reject(error);
    });
  });
}

test('the addresses that were judged are those that are dialled', async () => {
  const rebinding = [[v4('8.8.8.8'), v6('2600::1')], [v4('127.0.0.1')]];
  assert.deepEqual(await dial(rebinding), { answer: rebinding[0], asked: 1 });
  assert.deepEqual(await dial(rebinding, [], false), { answer: '8.8.8.8', asked: 1 });
});

test('a name with a private address is refused, wherever that stands among others', async () => {
  for (const addresses of [[v4('10.0.0.1')], [v4('8.8.8.8'), v4('169.254.169.254')], [v6('fd00::1'), v6('2600::1')]])
    await assert.rejects(dial([addresses]), AddressRefused);
});

test('a name that is allowed may be anywhere', async () => {
  assert.deepEqual((await dial([[v4('10.0.0.1')]], ['*.example'])).answer, [v4('10.0.0.1')]);
});

test('a name without an address is an error of its own', async () => {
  await assert.rejects(dial([[]]), { code: 'ENODATA' });
});

test('hosts that are private addresses, in whatever spelling, get no connection', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  const port = String(await listen(server));
  const agent = createGuardedAgent({
    isAllowed: allowHosts(['packages.example']),
    connectMs: 5_000,
    signal: AbortSignal.timeout(30_000),
  });
  const hosts = ['127.0.0.1', '127.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]'];
  try {
    for (const host of [...hosts, 'localhost', '0', '[::]', '１２７.0.0.1'])
      for (const scheme of ['http', 'https'])
        await assert.rejects(
          agent.request({ origin: new URL(`${scheme}://${host}:${port}`).origin, path: '/', method: 'GET' }),
          AddressRefused,
          `${scheme}://${host}`,
        );
    assert.equal(connections, 0);
  } finally {
    await agent.destroy();
    await close(server);
  }
});
