import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { annotations } from '../../../operator/api/names.ts';
import { functions } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import { makeZip } from './support/code.ts';
import {
  createAlias,
  createPublishing,
  createVersion,
  deleteVersion,
  listVersions,
  numbersOf,
  openPublishingWorld,
  patchFunction,
  READY,
  readVersion,
  untilAlias,
  untilCounted,
  untilVersion,
  type PublishingWorld,
  type RunningOperator,
} from './support/published.ts';
import { createFunction, freshNamespace, readFunction, untilReady } from './support/world.ts';

const manager = 'test';

describe('publishing on a real API server', () => {
  let world: PublishingWorld;
  let operator: RunningOperator;
  before(async () => (world = await openPublishingWorld()));
  after(() => world.stop());
  beforeEach(async () => {
    operator = await world.operate();
  });
  afterEach(() => operator.stop());

  /** Time for a wrong write to come: another object is dealt with from beginning to end. */
  const settle = async (): Promise<void> => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
  };

  test('what is ready becomes version 1, with all that is needed to run it again', async () => {
    const namespace = await createPublishing(world, { spec: { description: 'first words', timeout: 7 } });
    await untilCounted(world, namespace, 1);
    const fn = await untilReady(world, namespace, 'hello');
    const { spec, metadata } = await untilVersion(world, namespace, 1, READY);
    assert.deepEqual(spec.template?.code, { codeSha256: fn.status?.codeSha256, codeSize: fn.status?.codeSize });
    assert.equal(spec.template?.runtimeImage, 'pilotlight.test/nodejs24:1');
    assert.equal(spec.template?.description, 'first words');
    assert.equal(spec.template?.timeout, 7);
    assert.equal(metadata.ownerReferences?.[0]?.uid, fn.metadata.uid);
    const published = fn.status?.conditions?.find(({ type }) => type === 'Published');
    assert.equal(published?.message, 'Version hello.1');
  });

  test('each change of code, configuration or description is the next one, and nothing else is', async () => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await patchFunction(world, namespace, { code: { inline: { 'index.mjs': '// new' } } });
    await untilCounted(world, namespace, 2);
    await patchFunction(world, namespace, { description: 'other words' });
    await untilCounted(world, namespace, 3);
    await patchFunction(world, namespace, { publish: false });
    await patchFunction(world, namespace, { publish: true });
    const fn = await untilReady(world, namespace, 'hello');
    await world.client.merge(functions, fn.metadata, { metadata: { labels: { a: 'b' } } }, { manager });
    await settle();
    assert.deepEqual(await numbersOf(world, namespace), [1, 2, 3]);
    const [one, two] = await listVersions(world, namespace);
    assert.notEqual(one?.spec.template?.code.codeSha256, two?.spec.template?.code.codeSha256);
  });

  test('without publish there is no Version, and no condition that speaks of it', async () => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await patchFunction(world, namespace, { publish: null, timeout: 9 });
    const fn = await until('the change is looked at', async () => {
      const fn = await untilReady(world, namespace, 'hello');
      return fn.status?.conditions?.every(({ type }) => type !== 'Published') && fn;
    });
    await settle();
    assert.deepEqual(await numbersOf(world, namespace), [1]);
    assert.equal(fn.status?.latestPublishedVersion, 1);
  });

  test('a number is not given again when the newest was deleted', async () => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await patchFunction(world, namespace, { timeout: 9 });
    await untilCounted(world, namespace, 2);
    await deleteVersion(world, namespace, 2);
    await untilCounted(world, namespace, 3);
    assert.deepEqual(await numbersOf(world, namespace), [1, 3]);
  });

  test('nor when all were deleted, and the Function came back from a backup without status', async () => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await patchFunction(world, namespace, { timeout: 9 });
    await untilCounted(world, namespace, 2);
    const { spec, metadata } = await readFunction(world, namespace, 'hello');
    const other = await freshNamespace(world);
    const { [annotations.latestPublished]: counter = '' } = metadata.annotations ?? {};
    const backup = { name: 'hello', namespace: other, annotations: { [annotations.latestPublished]: counter } };
    await world.client.create(functions, { metadata: backup, spec }, { manager });
    await untilCounted(world, other, 3);
    assert.deepEqual(await numbersOf(world, other), [3]);
  });

  test('a Version of a higher number that somebody applied counts', async () => {
    const namespace = await createPublishing(world);
    const { spec } = await untilVersion(world, namespace, 1, READY);
    const { template } = spec;
    assert.ok(template !== undefined);
    await createVersion(world, namespace, { version: 7, template: { ...template, timeout: 99 } });
    await untilCounted(world, namespace, 8);
    assert.deepEqual(await numbersOf(world, namespace), [1, 7, 8]);
  });

  test('a Version that is about to take this code is not published twice', async () => {
    const namespace = await createFunction(world);
    const { status } = await untilReady(world, namespace, 'hello');
    const { codeSha256 = '' } = status ?? {};
    await createVersion(world, namespace, { version: 5, codeSha256 });
    await patchFunction(world, namespace, { publish: true });
    await untilVersion(world, namespace, 5, READY);
    await untilCounted(world, namespace, 5);
    await settle();
    assert.deepEqual(await numbersOf(world, namespace), [5]);
  });

  test('what a Version froze stays: another runtime image is the next one', async () => {
    const namespace = await createPublishing(world);
    const { status } = await untilVersion(world, namespace, 1, READY);
    await operator.stop();
    operator = await world.operate({ runtimeImage: 'pilotlight.test/nodejs24:2' });
    await untilCounted(world, namespace, 2);
    const [one, two] = await listVersions(world, namespace);
    assert.equal(one?.spec.template?.runtimeImage, 'pilotlight.test/nodejs24:1');
    assert.equal(one.status?.revision, status?.revision);
    assert.equal(two?.spec.template?.runtimeImage, 'pilotlight.test/nodejs24:2');
  });

  test('code from elsewhere is published by its digest', async () => {
    const zip = makeZip({ 'index.mjs': 'export const handler = () => 1;' });
    const code = { zip: { url: world.code.serve('/published', zip), sha256: zip.digest } };
    const namespace = await createPublishing(world, { spec: { code } });
    const { spec } = await untilVersion(world, namespace, 1, READY);
    assert.equal(spec.template?.code.codeSha256, zip.codeSha256);
  });

  test('the newest Versions stay, and those that an alias names', async () => {
    await operator.stop();
    operator = await world.operate({ versionRetention: 2 });
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await createAlias(world, namespace, { functionVersion: '1' });
    await untilAlias(world, namespace, 'Routed');
    for (const number of [2, 3, 4]) {
      await patchFunction(world, namespace, { timeout: number });
      await untilCounted(world, namespace, number);
    }
    await until('the second gone', async () => !(await numbersOf(world, namespace)).includes(2));
    await settle();
    assert.deepEqual(await numbersOf(world, namespace), [1, 3, 4]);
  });

  test('a second operator finds nothing to write', async () => {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await untilVersion(world, namespace, 1, READY);
    await createAlias(world, namespace, { functionVersion: '$LATEST.PUBLISHED' });
    await untilAlias(world, namespace, 'Routed');
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
    const before = await listVersions(world, namespace);
    await operator.stop();
    operator = await world.operate();
    await settle();
    assert.deepEqual(await listVersions(world, namespace), before);
    assert.deepEqual((await readVersion(world, namespace, 1)).status?.aliases, ['live']);
  });
});
