// A Version outlives what it was made of: its layer, the runtime image of its day, its Function.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { StoredVersion } from '../../operator/api/version.ts';
import { installChart } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import {
  applyPublished,
  applyVersion,
  ask,
  listNames,
  point,
  remove,
  saying,
  untilVersion,
} from './support/published.ts';
import { applyReady, getJson, openStory, untilNoPods, type Story } from './support/world.ts';

const unpullable = {
  runtimes: { 'nodejs24.x': { repository: '127.0.0.1:1/no-such-image', tag: 'none', digest: '' } },
};
const withLayer = `
const { word } = require('words');
exports.handler = async (event, context) => ({ word, functionVersion: context.functionVersion });`;
const settings = { publish: true, idleTimeout: 1 };

describe('a Version goes on running what it was', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    const files = { 'nodejs/node_modules/words/index.js': 'exports.word = "from a layer";' };
    await applyPublished(story, 'Layer', 'words.1', { layerName: 'words', version: 1, content: { inline: files } });
    const code = { inline: { 'index.js': withLayer } };
    await applyReady(story, 'speaker', code, { ...settings, layers: ['words.1'] });
    await untilVersion(story, 'speaker.1');
    await point(story, 'speaker', 'live', { functionVersion: '1' });
  });
  after(() => installChart(story.world.cluster, story.world.values));

  test('after its layer was deleted and the runtime image replaced, from zero', async () => {
    const { cluster, values } = story.world;
    assert.equal((await remove(story, 'layer', 'words.1')).code, 0);
    const then = await untilVersion(story, 'speaker.1');
    await installChart(cluster, [...values, unpullable]);
    await applyReady(story, 'speaker', saying('of a broken runtime'), settings);
    await untilNoPods(story);
    const { word, executed } = await ask(story, 'speaker:live');
    assert.deepEqual({ word, executed }, { word: 'from a layer', executed: '1' });
    const now = await untilVersion(story, 'speaker.1');
    assert.equal(now.status?.revision, then.status?.revision);
    assert.deepEqual(now.spec, then.spec);
    assert.equal((await invoke(story.target, 'speaker')).status, 500, '$LATEST has no image');
  });

  test('restored alone, after its Function took it along', async () => {
    await installChart(story.world.cluster, story.world.values);
    const { spec } = (await getJson(story, 'version', 'speaker.1')) as StoredVersion;
    assert.equal((await remove(story, 'function', 'speaker')).code, 0);
    await until('no Version', async () => (await listNames(story, 'versions')).length === 0);
    await until('nothing to call', async () => (await invoke(story.target, 'speaker:1')).status === 404);
    await applyVersion(story, spec);
    await untilVersion(story, 'speaker.1');
    for (const name of ['speaker:1', 'speaker:live'])
      await until(`an answer of ${name}`, async () => (await ask(story, name)).word === 'from a layer');
    assert.equal((await invoke(story.target, 'speaker')).status, 404, 'there is no $LATEST');
  });
});

describe('everything is deleted in any order', () => {
  const orders = [
    ['alias/checkout.live', 'version/checkout.1', 'function/checkout'],
    ['function/checkout', 'alias/checkout.live'],
    ['alias/checkout.live', 'function/checkout'],
    ['version/checkout.1', 'alias/checkout.live', 'version/checkout.1', 'function/checkout'],
    ['functions,versions,aliases --all'],
  ];
  const children = 'deployments,secrets,networkpolicies,pods';

  for (const order of orders) {
    test(order.join(', then '), async () => {
      const story = await openStory();
      await applyReady(story, 'checkout', saying('one'), settings);
      await untilVersion(story, 'checkout.1');
      await point(story, 'checkout', 'live', { functionVersion: '1' });
      await until('an answer', async () => (await ask(story, 'checkout:live')).word === 'one');
      for (const what of order) {
        // A Version that the alias names is refused at first.
        const { code, stderr } = await remove(story, ...what.split(' '), '--ignore-not-found');
        if (code !== 0) assert.match(stderr, /following aliases reference it: \[live\]/);
      }
      await until('nothing left', async () => {
        await remove(story, 'versions', '--all');
        return (await listNames(story, `functions,versions,aliases,${children}`)).length === 0;
      });
      await until('nothing to call', async () => (await invoke(story.target, 'checkout:live')).status === 404);
    });
  }

  test('with the namespace', async () => {
    const story = await openStory();
    await applyReady(story, 'checkout', saying('one'), settings);
    await untilVersion(story, 'checkout.1');
    await point(story, 'checkout', 'live', { functionVersion: '1' });
    const { code, stderr } = await story.world.cluster.kubectl(
      ['delete', 'namespace', story.namespace, '--timeout=90s'],
      { allowFailure: true },
    );
    assert.equal(code, 0, stderr);
  });
});
