import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { toCodeSha256 } from '../../../operator/api/digest.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { Packages } from './support/packages.ts';
import { World, type WorldOptions } from './support/world.ts';

const MIB = 2 ** 20;

/** An activator with a code store. */
async function open(options: WorldOptions = {}): Promise<{ world: World; packages: Packages } & AsyncDisposable> {
  const certificate = await TestCertificate.make();
  const packages = await Packages.open({ certificate });
  const world = await World.open({ ...options, certificate, code: packages.code });
  const dispose = async (): Promise<void> => {
    await world[Symbol.asyncDispose]();
    await packages[Symbol.asyncDispose]();
  };
  return { world, packages, [Symbol.asyncDispose]: dispose };
}

const bring = (packages: Packages, size: number) => {
  const bytes = randomBytes(size);
  return { bytes, size, digest: packages.bring(bytes) };
};

describe('the code of an instance', () => {
  test('up to 1 MiB comes in Assign, more by a token that opens it once; layers in order', async () => {
    await using here = await open();
    const { world, packages } = here;
    const [code, big, small] = [bring(packages, MIB - 100), bring(packages, 2 * MIB), bring(packages, 100)];
    const fleet = world.put('f', { packages: { code, layers: [big, small] } });
    assert.equal((await world.invoke('f')).status, 200);
    const assign = fleet.shims[0]?.assigned;
    assert.deepEqual(Buffer.from(assign?.code?.zip ?? []), code.bytes);
    assert.deepEqual(
      [assign?.code, ...(assign?.layers ?? [])].map((one) => [
        one?.sha256,
        one?.size,
        one?.zip?.length,
        Boolean(one?.token),
      ]),
      [
        [toCodeSha256(code.digest), code.size, code.size, false],
        [toCodeSha256(big.digest), big.size, 0, true],
        [toCodeSha256(small.digest), small.size, small.size, false],
      ],
    );
    assert.equal(assign?.codeAddress, packages.code.address);
    const token = assign?.layers?.[0]?.token ?? '';
    assert.ok((await packages.take(big.digest, token)).bytes.equals(big.bytes));
    assert.equal((await packages.take(big.digest, token)).status, 404);
  });

  test('is near before anybody calls', async () => {
    await using here = await open();
    const { world, packages } = here;
    const code = bring(packages, 2 * MIB);
    world.put('f', { packages: { code } });
    await until('the package to be fetched', () => packages.opened === 1);
    packages.mark('away', true);
    assert.equal((await until('the answer', () => world.invoke('f'))).status, 200);
  });

  test('every instance has a token of its own', async () => {
    await using here = await open();
    const { world, packages } = here;
    const code = bring(packages, 2 * MIB);
    const fleet = world.put('f', { packages: { code }, startMs: 20 });
    await Promise.all([1, 2, 3, 4].map(() => world.invoke('f')));
    const tokens = fleet.shims.map(({ assigned }) => assigned?.code?.token);
    assert.equal(new Set(tokens).size, fleet.shims.length);
    assert.ok(fleet.shims.length > 1);
    assert.equal(packages.opened, 1);
  });

  test('no event goes ahead of it', async () => {
    await using here = await open();
    const { world, packages } = here;
    packages.mark('away', true);
    const code = bring(packages, 100);
    const fleet = world.put('f', { packages: { code } });
    const answers = [1, 2, 3].map(() => world.invoke('f'));
    await until('an instance', () => fleet.shims.some(({ attached }) => attached));
    assert.deepEqual(fleet.ran, []);
    assert.ok(fleet.shims.every(({ assigned }) => assigned === undefined));
    packages.mark('away', false);
    for (const { status } of await Promise.all(answers)) assert.equal(status, 200);
    assert.equal(fleet.ran.length, 3);
  });

  test('a store that stays away is told to those who waited in vain, and all is well when it is back', async () => {
    await using here = await open({ waitMs: 500 });
    const { world, packages } = here;
    packages.mark('away', true);
    const code = bring(packages, 100);
    world.put('f', { packages: { code } });
    const { status, headers, body } = await world.invoke('f');
    assert.deepEqual([status, headers.get('x-amzn-errortype')], [503, 'ServiceException']);
    const expected = new RegExp(
      `^No instance of function f became free within 0.5 s: Package ${code.digest} cannot be had from the code store: connection refused. Try again.$`,
    );
    assert.match((JSON.parse(body) as { Message: string }).Message, expected);
    packages.mark('away', false);
    await until('the function to answer', async () => (await world.invoke('f')).status === 200);
  });

  test('an instance that leaves while its code is missing is forgotten; the next one is told', async () => {
    await using here = await open();
    const { world, packages } = here;
    packages.mark('away', true);
    const fleet = world.put('f', { packages: { code: bring(packages, 100) } });
    const answer = world.invoke('f');
    const shim = await until('an instance', () => fleet.shims.find(({ attached }) => attached));
    shim.close();
    packages.mark('away', false);
    fleet.startPod();
    assert.equal((await answer).status, 200);
    assert.equal(shim.assigned, undefined);
  });

  test('the code thread dies while an instance starts: it is told later', async () => {
    await using here = await open();
    const { world, packages } = here;
    packages.mark('deadly', true);
    const fleet = world.put('f', { packages: { code: bring(packages, 100) } });
    const answer = world.invoke('f');
    await until('an instance', () => fleet.shims.some(({ attached }) => attached));
    packages.mark('deadly', false);
    assert.equal((await answer).status, 200);
  });

  test('an update that moves from inline code to a package, and back', async () => {
    await using here = await open();
    const { world, packages } = here;
    world.put('f', { revision: 'f-r1', script: () => ({ body: '1' }) });
    assert.equal((await world.invoke('f')).body, '1');
    world.put('f', { revision: 'f-r2', script: () => ({ body: '2' }), packages: { code: bring(packages, 3 * MIB) } });
    await until('the new revision', async () => (await world.invoke('f')).body === '2');
    world.put('f', { revision: 'f-r3', script: () => ({ body: '3' }) });
    await until('the newest revision', async () => (await world.invoke('f')).body === '3');
  });

  test('50 MB go out, again and again, beside calls of another function: none fails', async () => {
    await using here = await open();
    const { world, packages } = here;
    const big = bring(packages, 50_000_000);
    world.put('warm', { script: ({ body }) => ({ body }) });
    await world.invoke('warm');
    const transfers = (async () => {
      for (let round = 0; round < 3; round++) {
        const fetched = await packages.take(big.digest);
        assert.ok(fetched.bytes.equals(big.bytes));
      }
    })();
    let done = false;
    void transfers.finally(() => (done = true)).catch(() => undefined);
    let calls = 0;
    while (!done) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, id) => world.invoke('warm', { body: `${id}` })));
      answers.forEach(({ status, body }, id) => assert.deepEqual([status, body], [200, `${id}`]));
      calls += answers.length;
    }
    await transfers;
    assert.ok(calls >= 20);
  });
});
