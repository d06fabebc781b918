import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { podAddresses } from '../support/installation.ts';
import { invoke, type Target } from '../support/invoke.ts';
import { applyReady, listPods, openStory, scalePatches, type Story } from './support/world.ts';

const code = `
import { setTimeout } from 'node:timers/promises';
import { hostname } from 'node:os';
export const handler = async ({ id }) => { await setTimeout(20); return { id, pod: hostname() }; };`;
const spec = { concurrency: { maxInstances: 5 }, timeout: 10 };

describe('200 first requests at once', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
  });

  test('at one activator are all answered, each with its own answer, by five instances that one PATCH asked for', async () => {
    await applyReady(story, 'burst', code, spec);
    await burst({ ...story.target, url: await urlOfOne(story) }, 'burst');
    assert.equal((await listPods(story)).length, 5);
    assert.equal(scalePatches(story).length, 1);
  });

  test('at all activators are answered by no more than five', async () => {
    await applyReady(story, 'spread', code, spec);
    await burst(story.target, 'spread');
    const pods = (await listPods(story)).filter(({ metadata: { name } }) => name.startsWith('spread-'));
    assert.equal(pods.length, 5);
  });
});

async function burst(target: Target, name: string): Promise<void> {
  const ids = Array.from({ length: 200 }, (_, id) => id);
  const answers = await Promise.all(ids.map((id) => invoke(target, name, { body: JSON.stringify({ id }) })));
  for (const [id, { status, body }] of answers.entries()) {
    assert.equal(status, 200, body);
    assert.equal((JSON.parse(body) as { id: number }).id, id);
  }
  const pods = new Set(answers.map(({ body }) => (JSON.parse(body) as { pod: string }).pod));
  assert.ok(pods.size > 1 && pods.size <= 5, `${pods.size} pods answered`);
}

/** Through the Service the requests would come to two activators, and in two parts. */
async function urlOfOne({ world }: Story): Promise<string> {
  const [address = ''] = await podAddresses(world.cluster, 'activator');
  return `http://${address}:8080`;
}
