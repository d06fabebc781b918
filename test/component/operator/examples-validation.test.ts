import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorld, type World } from './support/world.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'examples');
const stages = ['gitops/checkout/staging', 'gitops/checkout/production'];
const folders = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'function.yaml')));
const next = ['canary/next', 'canary/rollout'];

describe('the API server takes, and at a second time finds unchanged,', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  const applyTwice = async (...what: string[]): Promise<void> => {
    await world.cluster.kubectl(['apply', ...what]);
    const { stdout } = await world.cluster.kubectl(['apply', ...what]);
    const ours = stdout.split('\n').filter((line) => line.includes('.pilotlight.dev/'));
    assert.ok(ours.length > 0);
    for (const line of ours) assert.match(line, / unchanged$/);
  };

  for (const folder of [...folders, ...next]) {
    test(`examples/${folder}`, async () => {
      const namespace = join(examples, folder, 'namespace.yaml');
      if (existsSync(namespace)) await world.cluster.kubectl(['apply', '-f', namespace]);
      const files = readdirSync(join(examples, folder)).filter((file) => file.endsWith('.yaml'));
      await applyTwice(...files.flatMap((file) => ['-f', join(examples, folder, file)]));
    });
  }

  for (const folder of stages) {
    test(`examples/${folder}`, () => applyTwice('-k', join(examples, folder)));
  }
});
