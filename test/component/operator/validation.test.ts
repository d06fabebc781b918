import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { buildFunction } from '../../support/build.ts';
import { badFunctions } from './functions/bad.ts';
import { goodFunctions } from './functions/good.ts';
import type { BadFunction } from './functions/row.ts';
import { freshNamespace, openWorld, type World } from './support/world.ts';

describe('the API server refuses', () => {
  let world: World;
  let namespace: string;
  before(async () => {
    world = await openWorld();
    namespace = await freshNamespace(world);
  });
  after(() => world.stop());

  const manifest = ({ name = 'edge', spec = {}, top = {} }: Omit<BadFunction, 'why' | 'says'>): string =>
    JSON.stringify({
      apiVersion: 'pilotlight.dev/v1alpha1',
      kind: 'Function',
      metadata: { name, namespace },
      spec: { ...buildFunction().spec, ...spec },
      ...top,
    });
  const apply = (input: string) =>
    world.cluster.kubectl(['apply', '--dry-run=server', '-n', namespace, '-o', 'json', '-f', '-'], {
      input,
      allowFailure: true,
    });

  test('at least so many, so that the tables cannot shrink unnoticed', () => {
    assert.ok(badFunctions.length >= 170, `${badFunctions.length} bad ones`);
    assert.ok(goodFunctions.length >= 30, `${goodFunctions.length} good ones`);
    const reasons = [...badFunctions, ...goodFunctions].map(({ why }) => why);
    assert.equal(new Set(reasons).size, reasons.length, 'two rows are the same');
  });

  for (const { says, ...row } of badFunctions) {
    test(`${row.why}, and says what is wrong`, async () => {
      const { code, stderr } = await apply(manifest(row));
      assert.notEqual(code, 0, 'it was accepted');
      assert.match(stderr, says);
    });
  }

  for (const { becomes = {}, ...row } of goodFunctions) {
    test(`nothing of ${row.why}, and keeps it as it is`, async () => {
      const input = manifest(row);
      const { code, stdout, stderr } = await apply(input);
      assert.equal(code, 0, stderr);
      const { spec } = JSON.parse(stdout) as { spec: object };
      assert.deepEqual(spec, { ...(JSON.parse(input) as { spec: object }).spec, ...becomes });
    });
  }

  test('no status that a user writes, and ignores it', async () => {
    const status = { state: 'Active', revision: 'abc', invokePath: '/elsewhere' };
    const { code, stdout, stderr } = await apply(manifest({ top: { status } }));
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { status?: object }).status, undefined);
  });
});
