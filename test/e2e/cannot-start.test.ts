import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke, type Invocation } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, openStory, type Story } from './support/world.ts';

const code = 'export const handler = async () => "started";';
const foreign = process.arch === 'x64' ? 'arm64' : 'x86_64';

/** Long before the limit of a wait, and shortly after Kubernetes has said so. */
const SOON_MS = 8_000;

describe('a pod that cannot start is told to whoever waits', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
  });

  function assertTold({ status, headers, body, durationMs }: Invocation, says: RegExp): void {
    assert.equal(status, 500, body);
    assert.equal(headers.get('x-amzn-errortype'), 'ServiceException');
    assert.match(body, says);
    assert.ok(durationMs < SOON_MS, `after ${durationMs} ms`);
  }

  test('when no node has the architecture', async () => {
    await applyReady(story, 'elsewhere', code, { architectures: [foreign] });
    assertTold(await invoke(story.target, 'elsewhere'), /pod elsewhere-\S+ fits on no node: .*add nodes/);
  });

  test('when a quota forbids it; and it starts once it may', async () => {
    const { kubectl } = story.world.cluster;
    await kubectl(['create', 'quota', 'none', '--hard=pods=0', '-n', story.namespace]);
    await applyReady(story, 'forbidden', code);
    assertTold(await invoke(story.target, 'forbidden'), /may not create pods: .*exceeded quota.*check quotas/);
    await kubectl(['delete', 'quota', 'none', '-n', story.namespace]);
    await until('an answer', async () => (await invoke(story.target, 'forbidden')).body === '"started"', {
      withinMs: 60_000,
    });
  });
});
