import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Activators, waitingAt } from './support/activators.ts';
import { anyCode, putAlias, putVersion } from './support/versions.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };

describe('an event of a version that comes to an activator that does not own its function', () => {
  test('is answered by that version at the owner of all versions', async () => {
    await using activators = await Activators.open(2, { code: anyCode });
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    activators.put('f', { script: () => ({ body: '"latest"' }) });
    const echo =
      (version: number) =>
      ({ arn }: { arn: string }) => ({ body: JSON.stringify([version, arn]) });
    for (const world of activators.all) {
      for (const version of [1, 2]) putVersion(world, 'f', version, { script: echo(version) });
      putAlias(world, 'f', 'live', { functionVersion: '2' });
    }
    const arn = `arn:aws:lambda:local:${a.account}:function:f`;
    for (const [name, version, body] of [
      ['f:1', '1', JSON.stringify([1, `${arn}:1`])],
      ['f:live', '2', JSON.stringify([2, `${arn}:live`])],
      ['f', '$LATEST', '"latest"'],
    ] as const) {
      const answer = await a.invoke(name);
      assert.deepEqual(
        [answer.status, answer.headers.get('x-amz-executed-version'), answer.body],
        [200, version, body],
      );
    }
    assert.deepEqual([await a.metric('pilotlight_instances'), await b.metric('pilotlight_instances')], [0, 3]);
  });

  test('waits for an owner that does not know the version yet', async () => {
    await using activators = await Activators.open(2, { code: anyCode });
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    activators.put('f');
    putVersion(a, 'f', 1);
    const call = a.invoke('f:1');
    await until('it to come back', waitingAt(a, 1), quickly);
    putVersion(b, 'f', 1);
    assert.deepEqual([(await call).status, (await call).body], [200, '1']);
  });

  test('moves with its instances when the function gets another owner', async () => {
    await using activators = await Activators.open(2, { code: anyCode });
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([a]);
    const [fleet] = activators.all.map((world) => putVersion(world, 'f', 1));
    assert.equal((await a.invoke('f:1')).status, 200);
    activators.change([b]);
    for (const world of [a, b]) assert.equal((await world.invoke('f:1')).body, '1');
    assert.deepEqual([fleet?.shims.length, fleet?.ran.length, fleet?.scales], [1, 3, [1]]);
    assert.equal(await b.metric('pilotlight_instances'), 1);
  });
});
