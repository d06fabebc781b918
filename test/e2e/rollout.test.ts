// Rollouts: an alias that follows the newest version step by step, and comes back by itself.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyPublished, ask, saying, untilVersion } from './support/published.ts';
import { applyReady, getJson, openStory, type Story } from './support/world.ts';

const ALIAS = 'checkout.live';
const settings = { publish: true, idleTimeout: 30, concurrency: { maxInstances: 2 } };
const abort = { errorRate: 0.2, p99Milliseconds: 1_500, minimumInvocations: 10 };
const steps = [
  { weight: 0.3, pause: 4 },
  { weight: 0.6, pause: 4 },
];
const failing = "export const handler = async () => { throw new Error('broken'); };";
const slow = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 2500, {}));';

interface Seen {
  functionVersion?: string;
  candidateVersion?: string;
  previousVersion?: string;
  rollout?: { failedVersion?: string };
}

const statusOf = async (story: Story): Promise<Seen> =>
  ((await getJson(story, 'alias', ALIAS)) as { status?: Seen }).status ?? {};

async function eventSays(story: Story, reason: string): Promise<string> {
  const { world, namespace } = story;
  const selector = `involvedObject.kind=Alias,involvedObject.name=${ALIAS},reason=${reason}`;
  const what = ['get', 'events', '-n', namespace, '--field-selector', selector, '-o', 'jsonpath={.items[*].message}'];
  return (await world.cluster.kubectl(what)).stdout;
}

/** Calls the alias until the condition holds; how its calls ended: status, function error, version. */
async function underLoad(story: Story, what: string, holds: () => Promise<boolean>): Promise<string[]> {
  const answers: string[] = [];
  let stop = false;
  const caller = async (): Promise<void> => {
    while (!stop) {
      const { status, headers } = await invoke(story.target, 'checkout:live');
      const error = headers.get('x-amz-function-error') ?? 'good';
      answers.push(`${status} ${error} ${headers.get('x-amz-executed-version') ?? ''}`);
    }
  };
  const callers = Promise.all(Array.from({ length: 4 }, caller));
  try {
    await until(what, holds);
  } finally {
    stop = true;
    await callers;
  }
  return answers;
}

async function aborts(story: Story, code: string, failed: string, why: RegExp): Promise<void> {
  await applyReady(story, 'checkout', code, settings);
  await untilVersion(story, `checkout.${failed}`);
  await underLoad(story, 'the rollout aborted', async () => {
    const { candidateVersion, rollout } = await statusOf(story);
    return candidateVersion === undefined && rollout?.failedVersion === failed;
  });
  assert.equal((await statusOf(story)).functionVersion, '2');
  await until('the event that says why', async () => why.test(await eventSays(story, 'RolloutAborted')));
  await until('version 2 alone', async () => (await invoke(story.target, 'checkout:live')).status === 200);
}

describe('a rollout', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'checkout', saying('one'), settings);
    await untilVersion(story, 'checkout.1');
    const rollout = { steps, abort };
    const spec = { functionName: 'checkout', aliasName: 'live', functionVersion: '$LATEST.PUBLISHED', rollout };
    await applyPublished(story, 'Alias', ALIAS, spec);
    await until('version 1 live', async () => (await invoke(story.target, 'checkout:live')).status === 200);
  });

  test('goes step by step to the new version under load, and no request fails', async () => {
    await applyReady(story, 'checkout', saying('two'), settings);
    await untilVersion(story, 'checkout.2');
    const answers = await underLoad(story, 'version 2 live', async () => {
      const { functionVersion, candidateVersion } = await statusOf(story);
      return functionVersion === '2' && candidateVersion === undefined;
    });
    assert.deepEqual([...new Set(answers)].sort(), ['200 good 1', '200 good 2']);
    assert.equal((await statusOf(story)).previousVersion, '1');
    await until('the event', async () => (await eventSays(story, 'RolloutDone')) !== '');
    await until('version 2 by all', async () => (await ask(story, 'checkout:live')).word === 'two');
  });

  test('comes back when the new version fails, and says so', () => aborts(story, failing, '3', /error/i));

  test('comes back when the new version is slow, and says so', () => aborts(story, slow, '4', /p99|latency/i));
});
