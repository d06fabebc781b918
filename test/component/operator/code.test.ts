import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { StoredFunction } from '../../../operator/api/function.ts';
import type { StoredLayer } from '../../../operator/api/layer.ts';
import type { Packages } from '../../../operator/code/packages.ts';
import { tendStore } from '../../../operator/controllers/tend-store.ts';
import type { ControlPlane } from '../../../operator/control-plane.ts';
import { functions, layers } from '../../../operator/kube/resources.ts';
import { systemClock } from '../../../operator/reconcile/clock.ts';
import { buildLayer } from '../../support/build.ts';
import { until } from '../../support/until.ts';
import { CodeWorld, makeZip, type TestZip } from './support/code.ts';
import {
  createFunction,
  freshNamespace,
  openWorld,
  readFunction,
  startOperator,
  untilReady,
  type World,
} from './support/world.ts';

const manager = 'test';
const text = (name: string): TestZip => makeZip({ 'index.mjs': `export const handler = () => '${name}';` });
const LIMIT = { withinMs: 20_000 };

describe('code from elsewhere, on a real API server and a real store', () => {
  let world: World;
  let code: CodeWorld;
  let packages: Packages;
  let operator: ControlPlane;
  let leading: Promise<void>;
  const stopping = new AbortController();

  before(async () => {
    world = await openWorld();
    code = await CodeWorld.open();
    packages = code.packages(world.client);
    operator = await startOperator(world, stopping.signal, { packages });
    leading = operator.lead(stopping.signal);
  });
  after(async () => {
    stopping.abort();
    await leading;
    await code.stop();
    await world.stop();
  });

  const zipAt = (url: string, { digest }: TestZip) => ({ code: { zip: { url, sha256: digest } } });
  const patch = (namespace: string, spec: unknown) =>
    world.client.merge(functions, { namespace, name: 'hello' }, { spec }, { manager });
  const createLayer = (namespace: string, content: StoredLayer['spec']['content']) => {
    const { metadata, ...layer } = buildLayer({ namespace, spec: { content } });
    return world.client.create(layers, { ...layer, metadata: { name: metadata.name, namespace } }, { manager });
  };
  const deleteLayer = ({ metadata }: StoredLayer) => world.client.delete(layers, metadata, { uid: metadata.uid });
  const untilReason = (namespace: string, type: string, reason: string): Promise<StoredFunction> =>
    until(
      `${type} ${reason}`,
      async () => {
        const fn = await readFunction(world, namespace, 'hello');
        return fn.status?.conditions?.some((found) => found.type === type && found.reason === reason) && fn;
      },
      LIMIT,
    );

  test('a zip at an address: fetched, kept and named by its digest', async () => {
    const zip = text('zip');
    const namespace = await createFunction(world, { spec: zipAt(code.serve('/zip', zip), zip) });
    const { status } = await untilReady(world, namespace, 'hello');
    assert.equal(status?.codeSha256, zip.codeSha256);
    assert.equal(status.codeSize, zip.zip.length);
    assert.match(status.codeSource ?? '', /^[0-9a-f]{16}$/);
    assert.ok(await code.store.claimOf(namespace, zip.digest, stopping.signal));
    assert.equal(code.timesAsked('/zip'), 1);
  });

  test('a wrong digest says so while the last revision stands, and a mended server is enough', async () => {
    const [good, wrong] = [text('good'), text('wrong')];
    const namespace = await createFunction(world, { spec: zipAt(code.serve('/a', good), good) });
    const before = await untilReady(world, namespace, 'hello');
    const next = text('next');
    code.serve('/b', wrong);
    await patch(namespace, zipAt(`${code.url}/b`, next));
    const failed = await untilReason(namespace, 'CodeReady', 'CodeMismatch');
    assert.equal(failed.status?.state, 'Failed');
    assert.equal(failed.status.codeSha256, good.codeSha256);
    assert.equal(failed.status.revision, before.status?.revision);
    code.serve('/b', next);
    const mended = await until(
      'the new code',
      async () => {
        const fn = await readFunction(world, namespace, 'hello');
        return fn.status?.codeSha256 === next.codeSha256 && fn;
      },
      { withinMs: 30_000 },
    );
    assert.notEqual(mended.status?.revision, before.status?.revision);
  });

  test('an upload is waited for, and found without a change of the Function', async () => {
    const zip = text('upload');
    const namespace = await createFunction(world, { spec: { code: { upload: { sha256: zip.digest } } } });
    await untilReason(namespace, 'CodeReady', 'CodeMissing');
    await code.upload(namespace, zip);
    await until('Ready', async () => (await readFunction(world, namespace, 'hello')).status?.state === 'Active', LIMIT);
  });

  test('a Layer: missing, then there, then deleted and held on to', async () => {
    const namespace = await createFunction(world, { spec: { layers: ['common.2'] } });
    const missing = await untilReason(namespace, 'ConfigurationReady', 'LayerMissing');
    assert.match(
      missing.status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? '',
      /Layer version common\.2 does not exist/,
    );
    const layer = await createLayer(namespace, { inline: { 'nodejs/a.js': 'exports.a = 1;' } });
    const { codeSha256 } = makeZip({ 'nodejs/a.js': 'exports.a = 1;' });
    const ready = await untilReady(world, namespace, 'hello');
    assert.deepEqual(
      ready.status?.layers?.map((used) => [used.name, used.codeSha256]),
      [['common.2', codeSha256]],
    );
    await deleteLayer(layer);
    await patch(namespace, { handler: 'index.other' });
    const after = await until('a new revision', async () => {
      const fn = await untilReady(world, namespace, 'hello');
      return fn.status?.revision !== ready.status?.revision && fn;
    });
    assert.deepEqual(after.status?.layers, ready.status?.layers);
  });

  test('a Layer that many share is fetched once, and a change of the status of a Layer reaches all of them', async () => {
    const namespace = await freshNamespace(world);
    const zip = makeZip({ 'nodejs/shared.js': '' });
    code.serve('/shared', zip);
    const names = Array.from({ length: 30 }, (_, index) => `f${index}`);
    for (const name of names) await createFunction(world, { name, namespace, spec: { layers: ['common.2'] } });
    await createLayer(namespace, { zip: { url: `${code.url}/shared`, sha256: zip.digest } });
    await Promise.all(names.map((name) => untilReady(world, namespace, name)));
    assert.equal(code.timesAsked('/shared'), 1);
  });

  test('what nobody names goes after the grace, and nothing else; what was lost is brought again', async () => {
    const [kept, unused] = [text('kept'), text('unused')];
    const namespace = await createFunction(world, { spec: zipAt(code.serve('/kept', kept), kept) });
    await untilReady(world, namespace, 'hello');
    await code.upload(namespace, unused);
    const stop = new AbortController();
    const tending = tendStore(
      {
        store: code.store,
        packages,
        named: operator.named,
        clock: systemClock,
        check: () => undefined,
        graceMs: 1000,
        collectEveryMs: 500,
        lookEveryMs: 500,
        onRemoved: () => undefined,
        onError: (error) => assert.fail(String(error)),
      },
      stop.signal,
    );
    const isThere = async ({ digest }: TestZip): Promise<boolean> =>
      (await code.store.claimOf(namespace, digest, stopping.signal)) !== undefined;
    await until('the unused one gone', async () => !(await isThere(unused)), LIMIT);
    assert.ok(await isThere(kept));
    await code.lose(kept);
    await until('it is brought again', () => isThere(kept), LIMIT);
    assert.equal(code.timesAsked('/kept'), 2);
    stop.abort();
    await tending;
  });

  // Last: nobody else may be at work.
  test('an operator that dies during a fetch: the next one brings it', async () => {
    stopping.abort();
    await leading;
    const namespace = await freshNamespace(world);
    const zip = text('slow');
    const [first, second] = [new AbortController(), new AbortController()];
    const begun = Promise.withResolvers<void>();
    code.served.set('/slow', (response) => {
      response.writeHead(200).write(zip.zip.subarray(0, 10));
      begun.resolve();
    });
    const dying = await startOperator(world, first.signal, { packages: code.packages(world.client) });
    const died = dying.lead(first.signal);
    await createFunction(world, { namespace, spec: zipAt(`${code.url}/slow`, zip) });
    await begun.promise;
    first.abort(new Error('crashed'));
    await died;
    assert.equal((await readFunction(world, namespace, 'hello')).status, undefined);
    code.serve('/slow', zip);
    const next = await startOperator(world, second.signal, { packages: code.packages(world.client) });
    const led = next.lead(second.signal);
    const { status } = await untilReady(world, namespace, 'hello');
    assert.equal(status?.codeSha256, zip.codeSha256);
    second.abort();
    await led;
  });
});
