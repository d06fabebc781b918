import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerRollouts } from '../../../operator/activator/rollouts/answer-rollouts.ts';
import type { AliasStatus } from '../../../operator/api/alias.ts';
import { startHealthServer } from '../../../operator/observe/health.ts';
import { freePort } from '../../support/free-port.ts';
import { anyCode, deleteAlias, putAlias, putVersion } from './support/versions.ts';
import { NAMESPACE, World } from './support/world.ts';

const since = '2026-01-01T00:00:00Z';

/** To a step of a rollout from version 1. */
const step = (candidateVersion: string, candidateWeight: number, stepStartedAt = since): AliasStatus =>
  Object.assign({ functionVersion: '1', candidateVersion, candidateWeight }, { rollout: { stepStartedAt } });

const figures = (world: World) => world.directory.figuresOf(NAMESPACE, 'f.live')?.report();

async function callTimes(world: World, times: number, name = 'f:live'): Promise<void> {
  for (let n = 0; n < times; n++) assert.equal((await world.invoke(name)).status, 200);
}

describe("a rollout's figures", () => {
  test("count the candidate's answers to callers of the alias, and no others", async () => {
    const draws = [0.05, 0.5, 0.05, 0.5, 0.5];
    await using world = await World.open({ code: anyCode, random: () => draws.shift() ?? 1 });
    for (const version of [1, 2]) putVersion(world, 'f', version);
    putAlias(world, 'f', 'live', step('2', 0.1));
    await callTimes(world, 5);
    await callTimes(world, 3, 'f:2');
    const { p99 = [], ...rest } = figures(world) ?? {};
    assert.deepEqual(rest, { candidate: '2', since, invocations: 2, errors: 0 });
    assert.equal(
      p99.reduce((sum, [, count]) => sum + count, 0),
      2,
    );
  });

  test('count function errors, and how long answers took', async () => {
    await using world = await World.open({ code: anyCode });
    putVersion(world, 'f', 1);
    const script = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { functionError: 'Unhandled', body: '{}' };
    };
    putVersion(world, 'f', 2, { script });
    putAlias(world, 'f', 'live', step('2', 1));
    await callTimes(world, 3);
    const { invocations, errors, p99 = [] } = figures(world) ?? {};
    assert.deepEqual([invocations, errors], [3, 3]);
    assert.ok(
      p99.every(([upperMs]) => upperMs >= 60),
      JSON.stringify(p99),
    );
  });

  test('begin anew with the next step, and end with the rollout and with the alias', async () => {
    await using world = await World.open({ code: anyCode });
    for (const version of [1, 2]) putVersion(world, 'f', version);
    putAlias(world, 'f', 'live', step('2', 1));
    await callTimes(world, 2);
    putAlias(world, 'f', 'live', step('2', 1));
    assert.equal(figures(world)?.invocations, 2);
    putAlias(world, 'f', 'live', step('2', 1, '2026-01-01T00:00:05Z'));
    assert.equal(figures(world)?.invocations, 0);
    putAlias(world, 'f', 'live', { functionVersion: '2', previousVersion: '1' });
    assert.equal(figures(world), undefined);
    putAlias(world, 'f', 'live', step('2', 1));
    deleteAlias(world, 'f', 'live');
    assert.equal(figures(world), undefined);
  });

  test('are counted where the caller came to, not at the owner', async () => {
    await using world = await World.open({ code: anyCode });
    await using other = await World.open({ code: anyCode, beside: world });
    const members = [world.member, other.member];
    for (const { ring } of [world, other]) ring.learn({ epoch: 2, members });
    for (const activator of [world, other]) {
      for (const version of [1, 2]) putVersion(activator, 'f', version);
      putAlias(activator, 'f', 'live', step('2', 1));
    }
    await callTimes(world, 3);
    await callTimes(other, 2);
    assert.deepEqual([figures(world)?.invocations, figures(other)?.invocations], [3, 2]);
  });

  test('are on the metrics port', async () => {
    await using world = await World.open({ code: anyCode });
    for (const version of [1, 2]) putVersion(world, 'f', version);
    putAlias(world, 'f', 'live', step('2', 1));
    const port = await freePort();
    const find = (namespace: string, alias: string) => world.directory.figuresOf(namespace, alias);
    const read = (path: string) => answerRollouts(path, find);
    const stop = await startHealthServer({ port, registry: world.metrics.registry, notReady: () => [], read });
    try {
      await callTimes(world, 1);
      const response = await fetch(`http://127.0.0.1:${port}/rollouts/${NAMESPACE}/f.live`);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), figures(world));
      assert.equal((await fetch(`http://127.0.0.1:${port}/rollouts/${NAMESPACE}/f.other`)).status, 404);
    } finally {
      await stop();
    }
  });
});
