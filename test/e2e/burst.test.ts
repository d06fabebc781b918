import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { applyReady, listPods, openStory, scalePatches, type Story } from './support/world.ts';

const code = `
import { setTimeout } from 'node:timers/promises';
import { hostname } from 'node:os';
export const handler = async ({ id }) => { await setTimeout(20); return { id, pod: hostname() }; };`;

describe('200 first requests at once', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'burst', code, { concurrency: { maxInstances: 5 }, timeout: 10 });
    // Each activator asks once who calls, and none of the burst is to wait for that: it would come in two parts.
    await applyReady(story, 'before', code, { concurrency: { maxInstances: 1 }, timeout: 10, idleTimeout: 1 });
    await invoke(story.target, 'before', { body: '{}' });
    await Promise.all(Array.from({ length: 200 }, () => invoke(story.target, 'before', { body: '{}' })));
  });

  test('are all answered, each with its own answer, by five instances that one PATCH asked for', async () => {
    const ids = Array.from({ length: 200 }, (_, id) => id);
    const answers = await Promise.all(ids.map((id) => invoke(story.target, 'burst', { body: JSON.stringify({ id }) })));
    for (const [id, { status, body }] of answers.entries()) {
      assert.equal(status, 200, body);
      assert.equal((JSON.parse(body) as { id: number }).id, id);
    }
    const burst = ({ name = '' }): boolean => name.startsWith('burst-');
    assert.equal((await listPods(story)).filter(({ metadata }) => burst(metadata)).length, 5);
    assert.equal(scalePatches(story).filter(({ objectRef }) => burst(objectRef ?? {})).length, 1);
    const pods = new Set(answers.map(({ body }) => (JSON.parse(body) as { pod: string }).pod));
    assert.ok(pods.size > 1 && pods.size <= 5, `${pods.size} pods answered`);
  });
});
