import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { anyCode, deleteAlias, deleteVersion, putAlias, putVersion } from './support/versions.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 5_000 };

/** Calls again and again; how each ended, and the version that it says, beside what came back. */
function load(world: World, name: string, clients: number) {
  const answers: string[] = [];
  const stop = new AbortController();
  const running = Array.from({ length: clients }, async () => {
    while (!stop.signal.aborted) {
      const { status, body, headers } = await world.invoke(name);
      answers.push(`${status} ${headers.get('x-amz-executed-version') ?? ''} ${body}`);
    }
  });
  const end = async (): Promise<string[]> => {
    stop.abort();
    await Promise.all(running);
    return answers;
  };
  return { answers, end };
}

const slowly = (version: number) => async () => {
  await new Promise((resolve) => setTimeout(resolve, 3));
  return { body: String(version) };
};

describe('an alias', () => {
  test('shifts under load: no request fails, and each is answered by one version that lives', async () => {
    await using world = await World.open({ code: anyCode });
    const few = { concurrency: { maxInstances: 4 } };
    const fleets = [1, 2, 3].map((version) =>
      putVersion(world, 'f', version, { script: slowly(version), startMs: 20, initMs: 10, template: few }),
    );
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const { answers, end } = load(world, 'f:live', 8);
    await until('the first to answer', () => answers.length > 50, quickly);
    for (const weight of [0.1, 0.5, 0.9])
      putAlias(world, 'f', 'live', { functionVersion: '1', candidateVersion: '2', candidateWeight: weight });
    await until('the second to answer', () => answers.at(-1) === '200 2 2', quickly);
    putAlias(world, 'f', 'live', { functionVersion: '2' });
    const shifted = answers.length;
    await until('the second to answer alone', () => answers.length > shifted + 100, quickly);
    putAlias(world, 'f', 'live', { functionVersion: '3', previousVersion: '2' });
    await until('the third to answer', () => answers.at(-1) === '200 3 3', quickly);
    await end();
    assert.deepEqual([...new Set(answers)].sort(), ['200 1 1', '200 2 2', '200 3 3']);
    assert.ok(answers.lastIndexOf('200 1 1') < shifted + 16, 'what ran or waited is all that the first answered since');
    assert.equal(
      answers.length,
      fleets.reduce((sum, { ran }) => sum + ran.length, 0),
    );
  });

  test('gives each version its share of 20,000 requests, within one percent of them', async () => {
    await using world = await World.open({ code: anyCode });
    const fleets = [1, 2].map((version) => putVersion(world, 'f', version));
    putAlias(world, 'f', 'live', { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.1 });
    let sent = 0;
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        while (sent++ < 20_000) assert.equal((await world.invoke('f:live')).status, 200);
      }),
    );
    const [first = 0, second = 0] = fleets.map(({ ran }) => ran.length);
    assert.equal(first + second, 20_000);
    assert.ok(Math.abs(second / 20_000 - 0.1) < 0.01, `${second} of 20,000`);
  });

  test('draws for each request by itself', async () => {
    const draws = [0.05, 0.5, 0.0999, 0.1];
    await using world = await World.open({ code: anyCode, random: () => draws.shift() ?? 1 });
    for (const version of [1, 2]) putVersion(world, 'f', version);
    putAlias(world, 'f', 'live', { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.1 });
    const answers: string[] = [];
    for (let index = 0; index < 4; index++) answers.push((await world.invoke('f:live')).body);
    assert.deepEqual(answers, ['2', '1', '2', '1']);
  });

  test('that is ahead of its version waits for it, and for no room that is not there', async () => {
    await using world = await World.open({ code: anyCode, functionRequests: 2 });
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const waiting = [world.invoke('f:live'), world.invoke('f:live')];
    await until('both to wait', async () => (await world.invoke('f:live')).status === 429, quickly);
    putVersion(world, 'f', 1);
    const answers = await Promise.all(waiting);
    assert.deepEqual(
      answers.map(({ status, body }) => [status, body]),
      [
        [200, '1'],
        [200, '1'],
      ],
    );
    assert.equal(world.buffer.bytes, 0);
    assert.equal((await world.invoke('f:live')).status, 200);
  });

  test('that is behind its version waits until it points elsewhere', async () => {
    await using world = await World.open({ code: anyCode });
    putVersion(world, 'f', 1);
    putVersion(world, 'f', 2);
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    deleteVersion(world, 'f', 1);
    const waiting = world.invoke('f:live');
    putVersion(world, 'g', 1);
    putAlias(world, 'f', 'live', { functionVersion: '2' });
    assert.equal((await waiting).body, '2');
  });

  test('to a version that never comes is not found after 5 s; one that is deleted meanwhile, at once', async () => {
    await using world = await World.open({ code: anyCode });
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    putAlias(world, 'f', 'gone', { functionVersion: '1' });
    const [late, gone] = [world.invoke('f:live'), world.invoke('f:gone')];
    await until('both to wait', () => world.reviews.asked.length > 1, quickly);
    deleteAlias(world, 'f', 'gone');
    for (const [name, { status, body, durationMs }] of [
      ['gone', await gone],
      ['live', await late],
    ] as const) {
      assert.equal(status, 404);
      assert.match(body, new RegExp(`Function not found: .*:f:${name}"`));
      assert.equal(durationMs > 4_900, name === 'live', `${name} took ${durationMs} ms`);
    }
  });

  test('answers who leaves while it waits, too, and forgets it', async () => {
    await using world = await World.open({ code: anyCode, functionRequests: 1 });
    putAlias(world, 'f', 'live', { functionVersion: '1' });
    const leaving = new AbortController();
    const url = `${world.url}/2015-03-31/functions/f:live/invocations`;
    const headers = { authorization: 'Bearer caller' };
    const call = fetch(url, { method: 'POST', headers, body: '{}', signal: leaving.signal });
    await until('it to wait', async () => (await world.invoke('f:live')).status === 429, quickly);
    leaving.abort();
    await assert.rejects(call);
    putAlias(world, 'f', 'other', { functionVersion: '$LATEST' });
    world.put('f');
    await until('its room to be free', async () => (await world.invoke('f:other')).status === 200, quickly);
  });
});
