import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, getJson, openStory, type Story } from './support/world.ts';

const version = (n: number): string => `
import { setTimeout } from 'node:timers/promises';
export const handler = async ({ id }) => { await setTimeout(10); return { id, version: ${n} }; };`;

describe('a code update under load', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'rolling', version(0), { concurrency: { maxInstances: 3 }, timeout: 10 });
  });

  test('loses nothing: each request is answered once, by the old code or the new, and in the end only by the new', async () => {
    const updates = 5;
    const seen = new Map<number, number>();
    let stop = false;
    let sent = 0;
    const caller = async (): Promise<void> => {
      while (!stop) {
        const id = sent++;
        const { status, body, headers } = await invoke(story.target, 'rolling', { body: JSON.stringify({ id }) });
        assert.equal(status, 200, body);
        assert.equal(headers.get('x-amz-function-error'), null, body);
        const reply = JSON.parse(body) as { id: number; version: number };
        assert.equal(reply.id, id);
        seen.set(reply.version, (seen.get(reply.version) ?? 0) + 1);
      }
    };
    const callers = Promise.all(Array.from({ length: 6 }, caller));
    for (let n = 1; n <= updates; n++) {
      await applyReady(story, 'rolling', version(n), { concurrency: { maxInstances: 3 }, timeout: 10 });
      await until(`answers by version ${n}`, () => (seen.get(n) ?? 0) > 20, { withinMs: 20_000 });
    }
    stop = true;
    await callers;
    assert.equal(
      [...seen.values()].reduce((sum, count) => sum + count, 0),
      sent,
    );
    const last = JSON.parse((await invoke(story.target, 'rolling', { body: '{"id":-1}' })).body) as { version: number };
    assert.equal(last.version, updates);
  });

  test('leaves one Deployment: the old revisions drained and went', async () => {
    await until(
      'one Deployment',
      async () => ((await getJson(story, 'deployments')) as { items: unknown[] }).items.length === 1,
      { withinMs: 30_000 },
    );
  });
});
