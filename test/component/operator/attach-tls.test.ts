// The CAs of attach on a real API server, over a year of a turned clock: made, told, rotated, taken away, spoilt.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import { followCertificate } from '../../../operator/activator/tls/certificate.ts';
import { listenSecurely } from '../../../operator/activator/tls/secure-server.ts';
import { attachTlsNames, readServing, type Serving } from '../../../operator/api/attach-tls.ts';
import { makeAttachTlsController } from '../../../operator/controllers/attach-tls/controller.ts';
import { AttachTrust } from '../../../operator/controllers/attach-tls/trust.ts';
import { deployments, secrets } from '../../../operator/kube/resources.ts';
import { connectToActivator } from '../../../runtime-shim/tls.ts';
import { FakeClock } from '../../support/clock.ts';
import { until } from '../../support/until.ts';
import {
  createFunction,
  freshNamespace,
  listDeployments,
  openWorld,
  startOperator,
  TRUST,
  trusting,
  untilReady,
} from './support/world.ts';
import type { World } from './support/world.ts';

const DAY_MS = 86_400_000;
const names = attachTlsNames('pilotlight-attach');
const OTHER_KEY = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const named = (data: Record<string, string>, ending: string): string =>
  Object.keys(data).find((name) => name.endsWith(ending)) ?? '';
const quickly = { everyMs: 10, withinMs: 10_000 };

describe('attach over TLS', () => {
  let world: World;
  let namespace: string;
  let clock: FakeClock;
  let trust: AttachTrust;
  const told: string[] = [];
  before(async () => (world = await openWorld()));
  after(() => world.stop());
  beforeEach(async () => {
    namespace = await freshNamespace(world);
    trust = new AttachTrust();
    told.length = 0;
    clock = new FakeClock(Date.now());
  });

  /** One look of an operator. */
  const look = async (): Promise<Serving> => {
    const controller = makeAttachTlsController({
      client: world.client,
      clock,
      namespace,
      names,
      trust,
      tell: (what) => void told.push(what),
    });
    await controller.reconcile({ namespace, name: names.tls }, new AbortController().signal);
    const { cert = '', key = '', bundle = '' } = readServing(await dataOf(names.tls));
    assert.equal(trust.current(), bundle);
    return { cert, key, bundle };
  };
  const dataOf = async (name: string): Promise<Record<string, string>> =>
    (await world.client.get(secrets, { namespace, name })).data ?? {};
  const count = (bundle: string): number => bundle.split('BEGIN CERTIFICATE').length - 1;
  const reaches = async (port: number, bundle: string): Promise<boolean> => {
    const socket = connectToActivator(`127.0.0.1:${port}`, bundle);
    const [how] = await Promise.race([once(socket, 'secureConnect').then(() => [true]), once(socket, 'close')]).catch(
      () => [false],
    );
    socket.destroy();
    return how === true;
  };

  test('is made once from nothing, and left alone after that', async () => {
    const made = await look();
    assert.equal(count(made.bundle), 1);
    assert.equal(Object.keys(await dataOf(names.ca)).length, 2);
    assert.deepEqual(await look(), made);
    assert.deepEqual(told, ['the CAs of attach changed', 'a new certificate for the activators']);
  });

  test('is waited for by an activator', async (t) => {
    const stopping = new AbortController();
    t.after(() => stopping.abort());
    const secret = { namespace, name: names.tls };
    // As the chart brings it.
    await world.client.create(secrets, { metadata: secret }, { manager: 'test' });
    const lists: unknown[] = [];
    const onError = (error: unknown): void => void lists.push(error);
    let serving: Serving | undefined;
    const following = followCertificate({ client: world.client, secret, onError }, stopping.signal);
    void following.then((certificate) => (serving = certificate.current()));
    // Half of it is not enough.
    await world.client.merge(secrets, secret, { data: { 'ca.crt': base64('x') } }, { manager: 'test' });
    assert.equal(serving, undefined, 'there is nothing to serve with');
    const made = await look();
    await until('the activator has it', () => serving?.cert === made.cert, quickly);
    assert.deepEqual(lists, []);
  });

  test('rotates, and an activator that runs all the time serves old shims and new ones', async () => {
    // Certificates are checked by the real time, so the turn of the CAs has to fall on these days.
    clock = new FakeClock(Date.now() - 255.1 * DAY_MS);
    for (let day = 0; day < 250; day += 10) {
      await look();
      clock.advance(10 * DAY_MS);
    }
    const old = await look();
    const stopping = new AbortController();
    const secret = { namespace, name: names.tls };
    const onError = (error: unknown): void => assert.fail(String(error));
    const certificate = await followCertificate({ client: world.client, secret, onError }, stopping.signal);
    const server = await listenSecurely(0, certificate, (socket) => void socket.on('error', () => undefined));
    const [young = '', first = ''] = old.bundle.split(/(?<=-----END CERTIFICATE-----\n)/);
    const reach = (): Promise<boolean[]> =>
      Promise.all([first, old.bundle, young].map((bundle) => reaches(server.port, bundle)));
    assert.deepEqual(await reach(), [true, true, false], 'a new CA is told, and signs nothing yet');
    clock.advance(5.05 * DAY_MS);
    const next = await look();
    await until('the activator has it', () => certificate.current().cert === next.cert, quickly);
    assert.deepEqual(await reach(), [false, true, true], 'it signs, and everybody knows it');
    // The first one's year is over; time goes on and its key with it.
    clock.advance(120 * DAY_MS);
    const { bundle } = await look();
    assert.equal(bundle, young);
    assert.equal(Object.keys(await dataOf(names.ca)).length, 2);
    server.stop();
    stopping.abort();
  });

  test('comes back when somebody deletes it: the certificate alone changes nothing for shims, the CAs begin anew', async () => {
    const made = await look();
    await remove(names.tls);
    const renewed = await look();
    assert.equal(renewed.bundle, made.bundle);
    assert.notEqual(renewed.cert, made.cert);
    await remove(names.ca);
    const anew = await look();
    assert.equal(count(anew.bundle), 1);
    assert.notEqual(anew.bundle, made.bundle);
    assert.notEqual(anew.cert, renewed.cert);
  });

  async function remove(name: string): Promise<void> {
    const { uid } = (await world.client.get(secrets, { namespace, name })).metadata;
    await world.client.delete(secrets, { namespace, name }, { uid });
  }

  const spoilt: Record<string, (data: Record<string, string>, made: Serving) => Record<string, string | null>> = {
    'a CA without its key': (data) => ({ [named(data, '.key')]: null }),
    'a CA that is none': (data) => ({ [named(data, '.crt')]: base64('x') }),
    'a key of another CA': (data) => ({ [named(data, '.key')]: base64(OTHER_KEY) }),
    'a certificate in place of a CA': (data, { cert, key }) => ({
      [named(data, '.crt')]: base64(cert),
      [named(data, '.key')]: base64(key),
    }),
    'what nobody knows': () => ({ readme: base64('hello') }),
  };
  for (const [what, spoil] of Object.entries(spoilt)) {
    test(`clears away ${what}`, async () => {
      const made = await look();
      const data = spoil(await dataOf(names.ca), made);
      await world.client.merge(secrets, { namespace, name: names.ca }, { data }, { manager: 'test' });
      const { bundle } = await look();
      assert.equal(count(bundle), 1);
      assert.equal(bundle === made.bundle, what === 'what nobody knows');
      assert.deepEqual(
        Object.keys(await dataOf(names.ca))
          .map((name) => name.slice(-4))
          .sort(),
        ['.crt', '.key'],
      );
      assert.equal((await look()).cert, (await look()).cert);
    });
  }

  for (const [what, data] of Object.entries({
    'no certificate': { 'tls.crt': '' },
    'a broken one': { 'tls.crt': base64('x') },
    'a key of another': { 'tls.key': base64(OTHER_KEY) },
  })) {
    test(`mends ${what}, and an activator keeps what it has until then`, async () => {
      const made = await look();
      const stopping = new AbortController();
      const secret = { namespace, name: names.tls };
      const errors: unknown[] = [];
      const onError = (error: unknown): void => void errors.push(error);
      const certificate = await followCertificate({ client: world.client, secret, onError }, stopping.signal);
      await world.client.merge(secrets, secret, { data }, { manager: 'test' });
      if (what !== 'no certificate') await until('it is told', () => errors.length > 0, quickly);
      assert.equal(certificate.current().cert, made.cert);
      const mended = await look();
      assert.equal(mended.bundle, made.bundle);
      await until('the activator has it', () => certificate.current().cert === mended.cert, quickly);
      stopping.abort();
    });
  }

  test('is written to pods by a right that reads nothing: the answer to a replacement shows what was sent', async () => {
    const ref = { namespace, name: 'somebody-else' };
    const hidden = base64('hidden');
    await world.client.create(secrets, { metadata: ref, data: { password: hidden } }, { manager: 'test' });
    const answer = await world.client.replace(
      secrets,
      { metadata: ref, data: { key: base64('x') } },
      { manager: 'test' },
    );
    assert.ok(!JSON.stringify(answer).includes(hidden));
    await assert.rejects(
      world.client.replace(secrets, { metadata: ref, type: 'other' }, { manager: 'test' }),
      { status: 422 },
      'nor can it write where it does not know the type',
    );
  });

  test('tells the pods of every revision, without a rollout', async (t) => {
    const stop = new AbortController();
    t.after(() => stop.abort());
    const changing = trusting(TRUST);
    void (await startOperator(world, stop.signal, { trust: changing })).lead(stop.signal);
    await createFunction(world, { namespace });
    await untilReady(world, namespace, 'hello');
    const [first] = await listDeployments(world, namespace);
    assert.ok(first !== undefined);
    const caOf = async (): Promise<string> =>
      Buffer.from((await dataOf(first.metadata.name))['ca.crt'] ?? '', 'base64').toString();
    assert.equal(await caOf(), TRUST);
    const key = (await dataOf(first.metadata.name))['key'];
    changing.set('other CAs');
    await until('they are in the Secret', async () => (await caOf()) === 'other CAs', quickly);
    assert.equal((await dataOf(first.metadata.name))['key'], key);
    await until('it is kept in mind', async () => {
      const { metadata } = await world.client.get(deployments, first.metadata);
      return metadata.annotations?.['pilotlight.dev/trust'] !== first.metadata.annotations?.['pilotlight.dev/trust'];
    });
    assert.deepEqual((await world.client.get(deployments, first.metadata)).spec, first.spec);
  });
});
