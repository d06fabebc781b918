import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { labels } from '../../../operator/api/names.ts';
import type { StoredVersion } from '../../../operator/api/version.ts';
import { deployments, functions, networkPolicies, secrets, versions } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import { makeZip } from './support/code.ts';
import {
  createAlias,
  createPublishing,
  createVersion,
  deleteVersion,
  openPublishingWorld,
  patchFunction,
  READY,
  readVersion,
  untilVersion,
  type PublishingWorld,
  type RunningOperator,
} from './support/published.ts';
import { createFunction, freshNamespace, listDeployments, readFunction, untilReady } from './support/world.ts';

const manager = 'test';
const HOUR_MS = 3_600_000;

describe('a Version on a real API server', () => {
  let world: PublishingWorld;
  let operator: RunningOperator;
  before(async () => {
    world = await openPublishingWorld();
    operator = await world.operate();
  });
  after(async () => {
    await operator.stop();
    await world.stop();
  });

  const codeOf = async (namespace: string): Promise<string> =>
    (await untilReady(world, namespace, 'hello')).status?.codeSha256 ?? '';

  const request = (namespace: string, requestedAt: string | null) =>
    world.client.merge(
      versions,
      { namespace, name: 'hello.1' },
      { status: { requestedAt } },
      { manager: 'activator', subresource: 'status' },
    );

  /** Those of Versions, and not of $LATEST. */
  const deploymentsOfVersions = async (namespace: string) =>
    (await listDeployments(world, namespace)).filter(({ metadata }) => metadata.labels?.[labels.version] !== 'LATEST');

  const untilDeployment = (namespace: string) =>
    until('the Deployment of the Version', async () => (await deploymentsOfVersions(namespace))[0]);

  const policyNames = async (namespace: string): Promise<string[]> =>
    (await world.client.list(networkPolicies, {}, { namespace })).items.map(({ metadata }) => metadata.name);

  /** A template that nobody else has, from another namespace. */
  const borrowTemplate = async (): Promise<NonNullable<StoredVersion['spec']['template']>> => {
    const namespace = await createPublishing(world);
    const { template } = (await untilVersion(world, namespace, 1, READY)).spec;
    assert.ok(template !== undefined);
    return template;
  };

  test('that was applied with the digest of $LATEST takes its template, once', async () => {
    const namespace = await createFunction(world, { spec: { description: 'of the Function' } });
    const codeSha256 = await codeOf(namespace);
    await createVersion(world, namespace, { version: 3, codeSha256, description: 'of the Version' });
    const { spec, metadata, status } = await untilVersion(world, namespace, 3, READY);
    assert.equal(spec.template?.code.codeSha256, codeSha256);
    assert.equal(spec.template?.description, 'of the Function');
    assert.equal(spec.description, 'of the Version');
    assert.equal(status?.invokePath, `/namespaces/${namespace}/2015-03-31/functions/hello:3/invocations`);
    assert.notEqual(status?.revision, (await readFunction(world, namespace, 'hello')).status?.revision);
    assert.equal(metadata.ownerReferences, undefined, 'it belongs to whoever applied it');
    const filler = metadata.managedFields?.find(({ manager }) => manager === 'pilotlight-publisher');
    assert.deepEqual(Object.keys(filler?.fieldsV1 ?? {}), ['f:spec']);
    assert.ok(await world.code.store.claimOf(namespace, Buffer.from(codeSha256, 'base64').toString('hex'), signal()));
  });

  test('of another code is refused in Lambda’s words, and heals when $LATEST becomes that code', async () => {
    const namespace = await createFunction(world);
    const current = await codeOf(namespace);
    const files = { 'index.mjs': '// wanted' };
    const { codeSha256 } = makeZip(files);
    await createVersion(world, namespace, { version: 1, codeSha256 });
    const refused = await untilVersion(world, namespace, 1, ['Published', 'CodeDiffers']);
    assert.equal(
      refused.status?.conditions?.find(({ type }) => type === 'Published')?.message,
      `CodeSHA256 (${codeSha256}) is different from current CodeSHA256 in $LATEST (${current}). Please try again with the CodeSHA256 in $LATEST.`,
    );
    assert.equal(refused.status?.state, 'Failed');
    await patchFunction(world, namespace, { code: { inline: files } });
    await untilVersion(world, namespace, 1, READY);
  });

  test('waits for its Function: missing, then not ready, then there', async () => {
    const namespace = await freshNamespace(world);
    const zip = makeZip({ 'index.mjs': '// late' });
    await createVersion(world, namespace, { version: 1, codeSha256: zip.codeSha256 });
    await untilVersion(world, namespace, 1, ['Published', 'FunctionMissing']);
    await createFunction(world, { namespace, spec: { code: { upload: { sha256: zip.digest } } } });
    await untilVersion(world, namespace, 1, ['Published', 'FunctionNotReady']);
    await world.code.upload(namespace, zip);
    await untilVersion(world, namespace, 1, READY);
  });

  test('that is restored alone, with a template, needs no Function but its code', async () => {
    const template = await borrowTemplate();
    const namespace = await freshNamespace(world);
    await createVersion(world, namespace, { version: 7, template });
    const missing = await untilVersion(world, namespace, 7, ['CodeReady', 'CodeMissing']);
    assert.match(missing.status?.conditions?.find(({ type }) => type === 'CodeReady')?.message ?? '', /PUT it to/);
    const zip = makeZip((await inlineOf()).inline ?? {});
    assert.equal(zip.codeSha256, template.code.codeSha256);
    await world.code.upload(namespace, zip);
    await untilVersion(world, namespace, 7, READY);
    await createAlias(world, namespace, { functionVersion: '7' });
    const deployment = await untilDeployment(namespace);
    assert.ok((await policyNames(namespace)).includes(deployment.metadata.name), 'as closed as any');
  });

  test('has no Deployment until an activator asks for one; then it has all that its pods need', async () => {
    const namespace = await createPublishing(world);
    const before = await untilVersion(world, namespace, 1, ['RuntimeReady', 'OnDemand']);
    assert.deepEqual(await deploymentsOfVersions(namespace), []);
    await request(namespace, new Date().toISOString());
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
    const { metadata, spec } = await untilDeployment(namespace);
    assert.equal(spec.replicas, 0);
    assert.equal(metadata.labels?.[labels.revision], before.status?.revision);
    assert.equal(metadata.labels?.[labels.version], '1');
    assert.deepEqual(
      metadata.ownerReferences?.map(({ kind, name }) => [kind, name]),
      [['Version', 'hello.1']],
    );
    const secret = await world.client.get(secrets, metadata);
    assert.equal(secret.metadata.ownerReferences?.[0]?.uid, metadata.uid);
    const policy = await world.client.get(networkPolicies, metadata);
    assert.deepEqual(policy.spec.ingress ?? [], []);
    assert.equal(policy.spec.podSelector.matchLabels?.[labels.version], '1');
  });

  test('the Deployment that is asked for no more goes once it has no instances, and its policy with it', async () => {
    const namespace = await createPublishing(world);
    await untilVersion(world, namespace, 1, READY);
    await request(namespace, new Date().toISOString());
    const { metadata } = await untilDeployment(namespace);
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
    const scale = (replicas: number) =>
      world.client.merge(deployments, metadata, { spec: { replicas } }, { manager, subresource: 'scale' });
    await scale(1);
    await request(namespace, new Date(Date.now() - HOUR_MS - 1000).toISOString());
    await patchFunction(world, namespace, { timeout: 9 });
    await untilVersion(world, namespace, 2, READY);
    assert.equal((await deploymentsOfVersions(namespace)).length, 1, 'it has an instance');
    await scale(0);
    await until('the Deployment gone', async () => (await deploymentsOfVersions(namespace)).length === 0);
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'OnDemand']);
    await until('its policy gone', async () => !(await policyNames(namespace)).includes(metadata.name));
    await request(namespace, new Date().toISOString());
    await untilDeployment(namespace);
  });

  test('the Function’s own Deployments are none of its business, nor the other way round', async () => {
    const namespace = await createPublishing(world);
    await untilVersion(world, namespace, 1, READY);
    await request(namespace, new Date().toISOString());
    await untilDeployment(namespace);
    await patchFunction(world, namespace, { timeout: 9 });
    await untilVersion(world, namespace, 2, READY);
    await until('one of each', async () => {
      const all = await listDeployments(world, namespace);
      return all.length === 2 && (await deploymentsOfVersions(namespace)).length === 1;
    });
  });

  test('published ones go with their Function, applied ones stay and say nothing new', async () => {
    const namespace = await createPublishing(world);
    const { spec } = await untilVersion(world, namespace, 1, READY);
    const { template } = spec;
    assert.ok(template !== undefined);
    await createVersion(world, namespace, { version: 2, template });
    await untilVersion(world, namespace, 2, READY);
    const { metadata } = await readFunction(world, namespace, 'hello');
    await world.client.delete(functions, metadata, { uid: metadata.uid });
    await until('the published one gone', async () => {
      const { items } = await world.client.list(versions, {}, { namespace });
      return items.every(({ spec: { version } }) => version === 2);
    });
    assert.equal((await readVersion(world, namespace, 2)).status?.state, 'Active');
  });

  test('its children go with it', async () => {
    const namespace = await createPublishing(world);
    await untilVersion(world, namespace, 1, READY);
    await patchFunction(world, namespace, { timeout: 9 });
    await untilVersion(world, namespace, 2, READY);
    await request(namespace, new Date().toISOString());
    const { metadata } = await untilDeployment(namespace);
    await deleteVersion(world, namespace, 1);
    await until('no Deployment', async () => (await deploymentsOfVersions(namespace)).length === 0);
    await until('no policy', async () => !(await policyNames(namespace)).includes(metadata.name));
  });

  test('a package that the store loses is brought again while the Function still has that code', async () => {
    const files = { 'index.mjs': '// lost and found' };
    const namespace = await createPublishing(world, { spec: { code: { inline: files } } });
    await untilVersion(world, namespace, 1, READY);
    const zip = makeZip(files);
    await world.code.lose(zip);
    await operator.stop();
    operator = await world.operate();
    await until('it is there again', () => world.code.store.claimOf(namespace, zip.digest, signal()));
    await untilVersion(world, namespace, 1, READY);
  });

  const signal = (): AbortSignal => AbortSignal.timeout(30_000);
  const inlineOf = async () => {
    const namespace = await createFunction(world);
    return (await readFunction(world, namespace, 'hello')).spec.code;
  };
});
