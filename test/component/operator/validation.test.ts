import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildFunction } from '../../support/build.ts';
import { badFunctions } from './bad-functions.ts';
import { freshNamespace, openWorld, type World } from './support/world.ts';

describe('the API server refuses', () => {
  let world: World;
  let namespace: string;
  before(async () => {
    world = await openWorld();
    namespace = await freshNamespace(world);
  });
  after(() => world.stop());

  const manifest = (name: string, spec: Record<string, unknown>): string => {
    const good: Record<string, unknown> = { ...buildFunction().spec };
    const merged = '*' in spec ? undefined : { ...good, ...spec };
    return JSON.stringify({
      apiVersion: 'pilotlight.dev/v1alpha1',
      kind: 'Function',
      metadata: { name, namespace },
      spec: merged,
    });
  };
  const apply = (input: string) =>
    world.cluster.kubectl(['apply', '--dry-run=server', '-f', '-'], { input, allowFailure: true });

  for (const { why, name = 'bad', spec = {}, says } of badFunctions) {
    test(`${why}, and says what is wrong`, async () => {
      const { code, stderr } = await apply(manifest(name, spec));
      assert.notEqual(code, 0, 'it was accepted');
      assert.match(stderr, says);
    });
  }

  test('no good one: every field at both of its bounds', async () => {
    const low = {
      memorySize: 128,
      timeout: 1,
      ephemeralStorage: { size: 512 },
      concurrency: { maxInstances: 1 },
      idleTimeout: 1,
    };
    const high = {
      memorySize: 10_240,
      timeout: 900,
      ephemeralStorage: { size: 10_240 },
      concurrency: { maxInstances: 1000 },
      idleTimeout: 86_400,
    };
    const edges = [
      ['f'.repeat(53), {}],
      ['1', low],
      ['a-1', high],
      ['arch', { architectures: ['arm64'], description: 'd'.repeat(256), handler: 'h'.repeat(128) }],
      ['variables', { environment: { variables: { AB: 'x'.repeat(4000), _unused: undefined } } }],
      [
        'files',
        { code: { inline: { 'a/b-c/@scope/x.y_z+1.mjs': '', 'index.mjs': 'x'.repeat(190_000), 'a..b': 'x' } } },
      ],
    ] as const;
    for (const [name, spec] of edges) {
      const { code, stderr } = await apply(manifest(name, spec));
      assert.equal(code, 0, `${name}: ${stderr}`);
    }
  });

  test('no field without a description for kubectl explain', async () => {
    const crd = JSON.parse(
      (await world.cluster.kubectl(['get', 'crd', 'functions.pilotlight.dev', '-o', 'json'])).stdout,
    ) as Crd;
    const schema = crd.spec.versions[0]?.schema.openAPIV3Schema;
    assert.ok(schema !== undefined);
    assert.deepEqual(findUndescribed(schema.properties?.['spec'], 'spec'), []);
    assert.deepEqual(findUndescribed(schema.properties?.['status'], 'status'), []);
  });
});

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}
interface Crd {
  spec: { versions: { schema: { openAPIV3Schema: Schema } }[] };
}

function findUndescribed(schema: Schema | undefined, path: string): string[] {
  if (schema === undefined) return [path];
  const own = schema.description === undefined ? [path] : [];
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    findUndescribed(child, `${path}.${name}`),
  );
  const items = Object.entries(schema.items?.properties ?? {}).flatMap(([name, child]) =>
    findUndescribed(child, `${path}[].${name}`),
  );
  return [...own, ...below, ...items];
}
