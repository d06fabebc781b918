import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openWorld, type World } from './support/world.ts';

const folder = new URL('../../../crds/', import.meta.url);
const plurals = ['functions', 'versions', 'aliases', 'layers'];

describe('each CRD', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  test('is below 100 KB, so that kubectl apply can keep its copy', () => {
    const files = readdirSync(folder);
    assert.equal(files.length, plurals.length);
    for (const file of files) assert.ok(readFileSync(new URL(file, folder)).length < 100_000, file);
  });

  for (const plural of plurals) {
    test(`${plural}: kubectl explain describes every field`, async () => {
      const { stdout } = await world.cluster.kubectl(['get', 'crd', `${plural}.pilotlight.dev`, '-o', 'json']);
      const schema = (JSON.parse(stdout) as Crd).spec.versions[0]?.schema.openAPIV3Schema;
      assert.ok(schema?.description !== undefined);
      assert.deepEqual(findUndescribed(schema.properties?.['spec'], 'spec'), []);
      assert.deepEqual(findUndescribed(schema.properties?.['status'], 'status'), []);
    });
  }

  const explained = {
    'function.spec.publish': /boolean[^]*Every change of code or configuration becomes a Version/,
    'fnv.spec.template.runtimeImage': /string[^]*The image that its instances run/,
    'fna.spec.routingConfig.additionalVersionWeights.functionWeight': /number[^]*0\.0 to 1\.0/,
    'alias.status.functionVersion': /The version that answers/,
  };

  for (const [field, says] of Object.entries(explained)) {
    test(`kubectl explain ${field}`, async () => {
      assert.match((await world.cluster.kubectl(['explain', field])).stdout, says);
    });
  }
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
