import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../../../operator/api/meta.ts';
import { aliases, functions, networkPolicies, secrets, versions } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import {
  createAlias,
  createPublishing,
  createVersion,
  listVersions,
  openPublishingWorld,
  patchAlias,
  patchFunction,
  readAlias,
  READY,
  readVersion,
  untilAlias,
  untilCounted,
  untilVersion,
  type PublishingWorld,
  type RunningOperator,
} from './support/published.ts';
import { createFunction, freshNamespace, listDeployments, readFunction, untilReady } from './support/world.ts';

describe('an Alias on a real API server', () => {
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

  /** With versions 1 to `count`. */
  async function publish(count: number): Promise<string> {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    for (let number = 2; number <= count; number++) {
      await patchFunction(world, namespace, { timeout: number });
      await untilCounted(world, namespace, number);
    }
    return namespace;
  }

  const aliasesOf = async (namespace: string): Promise<Record<number, readonly string[]>> =>
    Object.fromEntries(
      (await listVersions(world, namespace)).map(({ spec, status }) => [spec.version, status?.aliases ?? []]),
    );

  const untilNamed = (namespace: string, expected: Record<number, readonly string[]>) =>
    until(`aliases ${JSON.stringify(expected)}`, async () => {
      assert.deepEqual(await aliasesOf(namespace), expected);
      return true;
    });

  test('points to its version, which names it from then on and gets a Deployment', async () => {
    const namespace = await publish(2);
    await createAlias(world, namespace, { aliasName: 'live', functionVersion: '1' });
    const { status } = await untilAlias(world, namespace, 'Routed');
    assert.equal(status?.functionVersion, '1');
    assert.equal(status.candidateVersion, undefined);
    assert.equal(status.previousVersion, undefined);
    assert.equal(status.invokePath, `/namespaces/${namespace}/2015-03-31/functions/hello:live/invocations`);
    await untilNamed(namespace, { 1: ['live'], 2: [] });
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
    assert.equal((await listDeployments(world, namespace)).length, 2);
  });

  test('shares requests between two, and both name it; moved on, only the new one does', async () => {
    const namespace = await publish(3);
    const additionalVersionWeights = [{ functionVersion: '2', functionWeight: 0.1 }];
    await createAlias(world, namespace, { functionVersion: '1', routingConfig: { additionalVersionWeights } });
    const { status } = await untilAlias(world, namespace, 'Routed');
    assert.deepEqual([status?.functionVersion, status?.candidateVersion, status?.candidateWeight], ['1', '2', 0.1]);
    await untilNamed(namespace, { 1: ['live'], 2: ['live'], 3: [] });
    await patchAlias(world, namespace, { functionVersion: '3', routingConfig: null });
    const moved = await untilAlias(world, namespace, 'Routed', ({ functionVersion }) => functionVersion === '3');
    assert.equal(moved.status?.previousVersion, '1');
    assert.equal(moved.status.candidateVersion, undefined);
    await untilNamed(namespace, { 1: [], 2: [], 3: ['live'] });
    // Where it was before keeps its Deployment, for those who wait there and for who goes back; two steps behind it goes.
    await untilVersion(world, namespace, 2, ['RuntimeReady', 'OnDemand']);
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
    await patchAlias(world, namespace, { functionVersion: '2' });
    await untilVersion(world, namespace, 1, ['RuntimeReady', 'OnDemand']);
  });

  test('at no moment points to a version that does not name it', async () => {
    const namespace = await publish(3);
    await createAlias(world, namespace, { functionVersion: '1' });
    await untilAlias(world, namespace, 'Routed');
    const seen: string[] = [];
    const watching = new AbortController();
    const { metadata } = await world.client.list(versions, {}, { namespace });
    const query = { resourceVersion: metadata.resourceVersion };
    const options = { namespace, signal: watching.signal };
    const note = async (resource: typeof versions | typeof aliases): Promise<void> => {
      for await (const line of world.client.watchLines(resource, query, options)) seen.push(line);
    };
    const watches = Promise.allSettled([note(versions), note(aliases)]);
    for (const functionVersion of ['2', '3', '1', '2']) {
      await patchAlias(world, namespace, { functionVersion });
      await untilAlias(world, namespace, 'Routed', (status) => status.functionVersion === functionVersion);
    }
    await until('all of it seen', () => seen.filter((line) => line.includes('"kind":"Alias"')).length >= 8);
    watching.abort();
    await watches;
    assertNamedWhenUsed(seen);
  });

  test('of a version that is missing stays where it is, says so and heals', async () => {
    const namespace = await publish(1);
    const { template } = (await readVersion(world, namespace, 1)).spec;
    await createAlias(world, namespace, { functionVersion: '1' });
    await untilAlias(world, namespace, 'Routed');
    await patchAlias(world, namespace, { functionVersion: '9' });
    const { status } = await untilAlias(world, namespace, 'VersionMissing');
    assert.equal(status?.functionVersion, '1');
    assert.match(
      status.conditions?.find(({ type }) => type === 'Ready')?.message ?? '',
      /^Function not found: there is no Version hello\.9/,
    );
    await untilNamed(namespace, { 1: ['live'] });
    assert.ok(template !== undefined);
    await createVersion(world, namespace, { version: 9, template });
    await untilAlias(world, namespace, 'Routed', ({ functionVersion }) => functionVersion === '9');
  });

  test('that is applied before all that it names heals as that comes', async () => {
    const namespace = await freshNamespace(world);
    await createAlias(world, namespace, { functionVersion: '1' });
    const { status } = await untilAlias(world, namespace, 'VersionMissing');
    assert.equal(status?.functionVersion, undefined);
    await createVersion(world, namespace, { version: 1, codeSha256: `${'A'.repeat(43)}=` });
    await untilAlias(world, namespace, 'VersionNotReady');
    await createPublishing(world, { namespace });
    const { metadata } = await readVersion(world, namespace, 1);
    await world.client.delete(versions, metadata, { uid: metadata.uid });
    await untilAlias(world, namespace, 'VersionMissing');
    await patchAlias(world, namespace, { functionVersion: '2' });
    await untilAlias(world, namespace, 'Routed', ({ functionVersion }) => functionVersion === '2');
  });

  test('of $LATEST needs the Function and nothing else', async () => {
    const namespace = await freshNamespace(world);
    await createAlias(world, namespace, { functionVersion: '$LATEST' });
    await untilAlias(world, namespace, 'FunctionMissing');
    await createFunction(world, { namespace });
    const { status } = await untilAlias(world, namespace, 'Routed');
    assert.equal(status?.functionVersion, '$LATEST');
  });

  test('of $LATEST.PUBLISHED follows what is published', async () => {
    const namespace = await publish(1);
    await createAlias(world, namespace, { functionVersion: '$LATEST.PUBLISHED' });
    await untilAlias(world, namespace, 'Routed', ({ functionVersion }) => functionVersion === '1');
    await patchFunction(world, namespace, { timeout: 8 });
    const { status } = await untilAlias(world, namespace, 'Routed', (found) => found.functionVersion === '2');
    assert.equal(status?.previousVersion, '1');
    await untilNamed(namespace, { 1: [], 2: ['live'] });
  });

  test('is named in its own spelling, beside others', async () => {
    const namespace = await publish(1);
    for (const aliasName of ['prod', 'Blue', 'a-1'])
      await createAlias(world, namespace, { aliasName, functionVersion: '1' });
    await untilNamed(namespace, { 1: ['Blue', 'a-1', 'prod'] });
    const { metadata } = await readAlias(world, namespace, 'prod');
    await world.client.delete(aliases, metadata, { uid: metadata.uid });
    await untilNamed(namespace, { 1: ['Blue', 'a-1'] });
  });

  test('the same manifests applied again, either way of kubectl: nothing is written', async () => {
    const namespace = await freshNamespace(world);
    const first = await createFunction(world);
    const { codeSha256 } = (await untilReady(world, first, 'hello')).status ?? {};
    const { spec } = await readFunction(world, first, 'hello');
    const meta = (name: string) => ({ name, namespace });
    const apiVersion = 'pilotlight.dev/v1alpha1';
    const version = { functionName: 'hello', version: 1, codeSha256 };
    const items = [
      { apiVersion, kind: 'Function', metadata: meta('hello'), spec: { ...spec, publish: true } },
      { apiVersion, kind: 'Version', metadata: meta('hello.1'), spec: version },
      {
        apiVersion,
        kind: 'Alias',
        metadata: meta('hello.live'),
        spec: { functionName: 'hello', aliasName: 'live', functionVersion: '$LATEST.PUBLISHED' },
      },
    ];
    const path = join(world.code.directory, `${namespace}.json`);
    writeFileSync(path, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    for (const flags of [[], ['--server-side', '--force-conflicts', '--field-manager=git']]) {
      await world.cluster.kubectl(['apply', ...flags, '-f', path]);
      await untilVersion(world, namespace, 1, READY);
      await untilAlias(world, namespace, 'Routed');
      await untilVersion(world, namespace, 1, ['RuntimeReady', 'Applied']);
      await untilCounted(world, namespace, 1);
      const before = await objectsOf(namespace);
      await world.cluster.kubectl(['apply', ...flags, '-f', path]);
      // Time for a wrong write to come: another object is dealt with from beginning to end.
      await untilCounted(world, await createPublishing(world), 1);
      assert.deepEqual(await objectsOf(namespace), before);
    }
  });

  /** Of Deployments only what is decided here: their status is Kubernetes' own affair. */
  const objectsOf = async (namespace: string) => {
    const kinds = [functions, versions, aliases, networkPolicies, secrets] as const;
    const lists = await Promise.all(
      kinds.map((kind) => world.client.list<KubeObject>(kind, {}, { namespace }).then(({ items }) => items)),
    );
    const ours = lists.flat().map(({ metadata: { name, uid, resourceVersion } }) => [name, uid, resourceVersion]);
    const made = await listDeployments(world, namespace);
    return [...ours, ...made.map(({ metadata: { name, uid, generation } }) => [name, uid, generation])];
  };
});

interface Seen {
  object: {
    kind: string;
    metadata: { resourceVersion: string; name: string };
    spec: { aliasName?: string };
    status?: { functionVersion?: string; aliases?: string[] };
  };
}

/** In the order in which the API server took them. */
function assertNamedWhenUsed(lines: readonly string[]): void {
  const events = lines.map((line) => (JSON.parse(line) as Seen).object);
  events.sort((a, b) => Number(BigInt(a.metadata.resourceVersion) - BigInt(b.metadata.resourceVersion)));
  const naming = new Map<string, readonly string[]>([['hello.1', ['live']]]);
  let pointsTo = '1';
  for (const { kind, metadata, status } of events) {
    if (kind === 'Version') naming.set(metadata.name, status?.aliases ?? []);
    else pointsTo = status?.functionVersion ?? pointsTo;
    assert.ok(naming.get(`hello.${pointsTo}`)?.includes('live'), `at ${metadata.resourceVersion}`);
  }
}
