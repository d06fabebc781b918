import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { API_VERSION } from '../../../operator/api/names.ts';
import type { OwnerReference } from '../../../operator/api/meta.ts';
import { functions, versions } from '../../../operator/kube/resources.ts';
import { renderChart } from '../../support/render-chart.ts';
import { until } from '../../support/until.ts';
import { createFunction, freshNamespace, openWorld, readFunction, type World } from './support/world.ts';

interface Rendered {
  kind: string;
  metadata: { name: string };
}

const isPolicy = ({ kind }: Rendered): boolean => kind.startsWith('ValidatingAdmissionPolicy');
const nameOf = ({ metadata }: Rendered): string => metadata.name;

const NAME = 'checkout.3';
const REFUSAL = 'Unable to delete version because the following aliases reference it: [canary, live]';
const aliases = ['canary', 'live'];

describe('the policy of the chart on deleting a Version', () => {
  let world: World;
  let policy: Rendered[];
  before(async () => {
    world = await openWorld();
    policy = (await renderChart<Rendered>('pilotlight-system')).filter(isPolicy);
    await world.cluster.kubectl(['apply', '-f', '-'], { input: policy.map((item) => JSON.stringify(item)).join('\n') });
    const namespace = await freshNamespace(world);
    await createVersion(namespace, aliases);
    await until('the policy in force', async () => (await remove(namespace, '--dry-run=server')).code !== 0);
  });
  after(() => world.stop());

  async function createVersion(namespace: string, named: string[], owner?: OwnerReference): Promise<void> {
    const spec = { functionName: 'checkout', version: 3, codeSha256: `${'A'.repeat(43)}=` };
    const metadata = { name: NAME, namespace, ...(owner === undefined ? {} : { ownerReferences: [owner] }) };
    await world.client.create(versions, { metadata, spec }, { manager: 'test' });
    await setAliases(namespace, named);
  }

  const setAliases = (namespace: string, named: string[] | null) =>
    world.cluster.kubectl([
      ...['patch', 'version', NAME, '-n', namespace, '--subresource=status', '--type=merge', '-p'],
      JSON.stringify({ status: { aliases: named } }),
    ]);

  const remove = (namespace: string, ...flags: string[]) =>
    world.cluster.kubectl(['delete', 'version', NAME, '-n', namespace, '--wait=false', ...flags], {
      allowFailure: true,
    });

  const untilGone = (namespace: string) =>
    until('the Version gone', async () => (await world.client.list(versions, {}, { namespace })).items.length === 0);

  test('is two objects, which have the name of the release', async () => {
    const other = `r-${randomUUID().slice(0, 8)}`;
    const elsewhere = (await renderChart<Rendered>('elsewhere', [], other)).filter(isPolicy);
    assert.deepEqual(policy.map(nameOf), ['pilotlight-versions', 'pilotlight-versions']);
    assert.deepEqual(elsewhere.map(nameOf), [`${other}-versions`, `${other}-versions`]);
  });

  test('type-checks, so that nothing in it can fail where it holds', async () => {
    const status = await until('the policy checked', async () => {
      const { stdout } = await world.cluster.kubectl([
        'get',
        'validatingadmissionpolicy',
        'pilotlight-versions',
        '-o',
        'jsonpath={.metadata.generation} {.status}',
      ]);
      const [generation, ...rest] = stdout.split(' ');
      const found = JSON.parse(rest.join(' ') || '{}') as { observedGeneration?: number; typeChecking?: object };
      return String(found.observedGeneration) === generation && found;
    });
    assert.deepEqual(status.typeChecking, {});
  });

  test("refuses, with Lambda's words, while an alias names it", async () => {
    const namespace = await freshNamespace(world);
    await createVersion(namespace, aliases);
    const { code, stderr } = await remove(namespace);
    assert.notEqual(code, 0);
    assert.ok(stderr.includes(REFUSAL), stderr);
    const all = await world.cluster.kubectl(['delete', 'versions', '--all', '-n', namespace], { allowFailure: true });
    assert.ok(all.stderr.includes(REFUSAL), all.stderr);
    await world.client.get(versions, { namespace, name: NAME });
  });

  test('lets it go once none does', async () => {
    for (const named of [[], null]) {
      const namespace = await freshNamespace(world);
      await createVersion(namespace, aliases);
      await setAliases(namespace, named);
      const { code, stderr } = await remove(namespace);
      assert.equal(code, 0, stderr);
      await untilGone(namespace);
    }
  });

  test('lets it be changed', async () => {
    const namespace = await freshNamespace(world);
    await createVersion(namespace, aliases);
    await world.cluster.kubectl(['label', 'version', NAME, '-n', namespace, 'changed=yes']);
  });

  for (const cascade of ['background', 'foreground'] as const) {
    test(`lets it go with its Function, ${cascade}`, async () => {
      const namespace = await createFunction(world, { name: 'checkout' });
      const { metadata } = await readFunction(world, namespace, 'checkout');
      const owner = { apiVersion: API_VERSION, kind: 'Function', name: 'checkout', uid: metadata.uid };
      await createVersion(namespace, aliases, { ...owner, blockOwnerDeletion: true });
      await world.cluster.kubectl([
        'delete',
        'function',
        'checkout',
        '-n',
        namespace,
        `--cascade=${cascade}`,
        '--timeout=20s',
      ]);
      await untilGone(namespace);
      assert.deepEqual((await world.client.list(functions, {}, { namespace })).items, []);
    });
  }

  test('lets it go with its namespace', async () => {
    const namespace = await freshNamespace(world);
    await createVersion(namespace, aliases);
    await world.cluster.kubectl(['delete', 'namespace', namespace, '--timeout=60s']);
    await untilGone(namespace);
  });
});
