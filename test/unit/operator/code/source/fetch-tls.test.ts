import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:https';
import { before, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ACTIVATOR_NAME } from '../../../../../runtime-shim/tls.ts';
import type { Resolve } from '../../../../../operator/code/source/guarded-agent.ts';
import type { KeyPair } from '../../../../../operator/controllers/attach-tls/issue.ts';
import { makeAuthority, makeServing } from '../../../../support/certificates.ts';
import { PackageServer } from '../../../../support/package-server.ts';

const sha256 = createHash('sha256').update('package').digest('hex');
const here: Resolve = (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
/** Certificates are made out to that name. */
const deps = { allowedHosts: ['127.0.0.1', ACTIVATOR_NAME], resolve: here };
let trusted: KeyPair;

before(async () => {
  trusted = await makeAuthority('trusted');
  setDefaultCACertificates([...getCACertificates('default'), trusted.certificate]);
});

const open = async (authority: KeyPair): Promise<PackageServer> => {
  const { cert, key } = await makeServing([authority]);
  const server = createServer({ cert, key }, ({ url }, response) => {
    if (url === '/code.zip') response.end('package');
    else response.writeHead(302, { location: url === '/down' ? 'http://packages.example/' : '/code.zip' }).end();
  });
  return PackageServer.open(server);
};
const zip = (name: string, { port }: PackageServer, path = 'code.zip') => ({
  zip: { url: `https://${name}:${String(port)}/${path}`, sha256 },
});

test('a package comes over TLS from a host that a CA of the system vouches for', async () => {
  await using server = await open(trusted);
  assert.equal((await server.fetch(zip(ACTIVATOR_NAME, server, 'again'), deps)).size, 7);
});

test('a host that nobody vouches for gets nothing', async () => {
  await using server = await open(await makeAuthority('unknown'));
  await assert.rejects(server.fetch(zip(ACTIVATOR_NAME, server), deps), {
    code: 'CodeUnreachable',
    message: /cannot prove who it is \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/,
  });
});

test('neither does one with a certificate of another name', async () => {
  await using server = await open(trusted);
  await assert.rejects(server.fetch(zip('127.0.0.1', server), deps), {
    code: 'CodeUnreachable',
    message: /cannot prove who it is \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
  });
});

test('no redirect leads from https to http', async () => {
  await using server = await open(trusted);
  await assert.rejects(server.fetch(zip(ACTIVATOR_NAME, server, 'down'), deps), {
    code: 'CodeRedirectRefused',
    message: /redirects to an address that leaves https for http/,
  });
  assert.deepEqual(await server.files(), []);
});
