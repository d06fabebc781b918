import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { ask, listNames, point, remove, saying, toTwo, untilVersion } from './support/published.ts';
import { applyReady, getFunction, openStory, untilNoPods, type Story } from './support/world.ts';

const settings = { publish: true, idleTimeout: 5, concurrency: { maxInstances: 2 } };

describe('published versions', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'checkout', saying('one'), settings);
    await untilVersion(story, 'checkout.1');
    await applyReady(story, 'checkout', saying('two'), settings);
    await untilVersion(story, 'checkout.2');
  });

  test('a change of code is the next version; the same again is none, and no instance runs for them', async () => {
    await applyReady(story, 'checkout', saying('two'), settings);
    assert.equal((await getFunction(story, 'checkout')).status?.latestPublishedVersion, 2);
    assert.deepEqual(await listNames(story, 'versions'), [
      'version.pilotlight.dev/checkout.1',
      'version.pilotlight.dev/checkout.2',
    ]);
    await untilNoPods(story);
  });

  test('by its number, in the path or as Qualifier, a version answers and says which it is', async () => {
    for (const [name, options, version, word] of [
      ['checkout:1', {}, '1', 'one'],
      ['checkout', { qualifier: '1' }, '1', 'one'],
      ['checkout:2', {}, '2', 'two'],
      ['checkout', { qualifier: '$LATEST' }, '$LATEST', 'two'],
      ['checkout', {}, '$LATEST', 'two'],
    ] as const) {
      const { arn, ...rest } = await ask(story, name, options);
      assert.deepEqual(rest, { word, functionVersion: version, variable: version, executed: version });
      const qualifier = 'qualifier' in options ? `:${options.qualifier}` : name.slice('checkout'.length);
      assert.ok(arn.endsWith(`:function:checkout${qualifier}`), arn);
    }
  });

  test('an alias answers by the version that it points to, and keeps its own name in the ARN', async () => {
    await point(story, 'checkout', 'live', { functionVersion: '1' });
    await until('the alias known', async () => (await ask(story, 'checkout:live')).executed === '1');
    for (const options of [{ name: 'checkout:live' }, { name: 'checkout', qualifier: 'live' }]) {
      const { arn, ...rest } = await ask(story, options.name, options);
      assert.deepEqual(rest, { word: 'one', functionVersion: '1', variable: '1', executed: '1' });
      assert.match(arn, /:function:checkout:live$/);
    }
  });

  test('what there is not is not found, and the case of an alias counts', async () => {
    for (const qualifier of ['3', 'blue', 'LIVE']) {
      const { status, headers, body } = await invoke(story.target, 'checkout', { qualifier });
      assert.equal(status, 404, body);
      assert.equal(headers.get('x-amzn-errortype'), 'ResourceNotFoundException');
      assert.match(body, new RegExp(`Function not found: arn:aws:lambda:local:\\d{12}:function:checkout:${qualifier}`));
    }
  });

  test('weights share the requests, and each is answered by one version', async () => {
    await point(story, 'checkout', 'live', toTwo('1', '2', 0.3));
    await until('an answer by version 2', async () => (await ask(story, 'checkout:live')).executed === '2');
    const seen = new Map<string | null, number>();
    const caller = async (): Promise<void> => {
      for (let n = 0; n < 100; n++) {
        const { word, executed, functionVersion } = await ask(story, 'checkout:live');
        assert.equal(functionVersion, executed);
        assert.equal(word, executed === '1' ? 'one' : 'two');
        seen.set(executed, (seen.get(executed) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 6 }, caller));
    const share = (seen.get('2') ?? 0) / 600;
    // Five standard deviations.
    assert.ok(share > 0.3 - 0.094 && share < 0.3 + 0.094, `${share} of the requests`);
  });

  test('a version goes forward and comes back by pointing the alias, under load, and nothing is lost', async () => {
    let stop = false;
    let last: string | null = null;
    const caller = async (): Promise<void> => {
      while (!stop) last = (await ask(story, 'checkout:live')).executed;
    };
    const callers = Promise.all(Array.from({ length: 4 }, caller));
    try {
      for (const version of ['2', '1', '2', '1']) {
        await point(story, 'checkout', 'live', { functionVersion: version });
        await until(`answers by version ${version}`, () => last === version);
      }
    } finally {
      stop = true;
    }
    await callers;
    await until('version 1 by all', async () => (await ask(story, 'checkout:live')).word === 'one');
  });

  test("a version that an alias names is not deleted, in Lambda's words; once none does, it goes", async () => {
    const { code, stderr } = await remove(story, 'version', 'checkout.1');
    assert.notEqual(code, 0);
    assert.match(stderr, /Unable to delete version because the following aliases reference it: \[live\]/);
    await point(story, 'checkout', 'live', { functionVersion: '2' });
    await until('version 1 deleted', async () => (await remove(story, 'version', 'checkout.1')).code === 0);
    await until('version 1 not found', async () => (await invoke(story.target, 'checkout:1')).status === 404);
    assert.equal((await ask(story, 'checkout:live')).word, 'two');
  });

  test('a number is never used twice, also not that of the newest', async () => {
    await remove(story, 'alias', 'checkout.live');
    await until('version 2 deleted', async () => (await remove(story, 'version', 'checkout.2')).code === 0);
    // What $LATEST is differs from the newest that is left: so it is published again, under a number of its own.
    assert.equal((await untilVersion(story, 'checkout.3')).spec.version, 3);
    assert.equal((await ask(story, 'checkout:3')).word, 'two');
    await applyReady(story, 'checkout', saying('three'), settings);
    await untilVersion(story, 'checkout.4');
    assert.equal((await ask(story, 'checkout:4')).word, 'three');
  });

  test('$LATEST.PUBLISHED is the newest, for callers and for aliases', async () => {
    await point(story, 'checkout', 'newest', { functionVersion: '$LATEST.PUBLISHED' });
    await applyReady(story, 'checkout', saying('four'), settings);
    await untilVersion(story, 'checkout.5');
    await until('version 5 by the alias', async () => (await ask(story, 'checkout:newest')).executed === '5');
    assert.equal((await ask(story, 'checkout', { qualifier: '$LATEST.PUBLISHED' })).word, 'four');
  });
});
