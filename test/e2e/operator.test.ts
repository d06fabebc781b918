import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { SYSTEM_NAMESPACE } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { apply, applyReady, getFunction, getJson, openStory, type Story } from './support/world.ts';

const code = 'export const handler = async () => "alive";';

describe('an operator that is killed', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'before', code);
  });

  const killOperator = () =>
    story.world.cluster.kubectl([
      'delete',
      'pod',
      '-n',
      SYSTEM_NAMESPACE,
      '-l',
      'app.kubernetes.io/component=operator',
      '--grace-period=0',
      '--force',
      '--wait=false',
    ]);

  test('in the middle of 30 new Functions: all become Ready, each with one Deployment', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `fn-${index}`);
    const applied = Promise.all(names.map((name) => apply(story, name, code)));
    await until('some of them Ready', async () => (await readyNames(story)).length > 3);
    await killOperator();
    await applied;
    await until('all of them Ready', async () => (await readyNames(story)).length === names.length + 1, {
      withinMs: 60_000,
    });
    const { items } = (await getJson(story, 'deployments')) as {
      items: { metadata: { labels: Record<string, string> } }[];
    };
    const owners = items.map(({ metadata }) => metadata.labels['pilotlight.dev/function']).sort();
    assert.deepEqual(owners, [...names, 'before'].sort());
  });

  test('tells what happened to a Function with events, each once', async () => {
    const told = await until('the event', async () => {
      const { items } = (await getJson(story, 'events.events.k8s.io')) as {
        items: { reason: string; regarding: { name: string }; series?: unknown }[];
      };
      const ours = items.filter(({ reason, regarding }) => regarding.name === 'before' && reason === 'RevisionCreated');
      return ours.length > 0 && ours;
    });
    assert.deepEqual([told.length, told[0]?.series], [1, undefined]);
  });

  test('is not missed by callers', async () => {
    await invoke(story.target, 'before');
    await killOperator();
    for (let i = 0; i < 50; i++) assert.equal((await invoke(story.target, 'before')).body, '"alive"');
    assert.equal((await invoke(story.target, 'fn-0')).body, '"alive"', 'a cold start needs no operator');
  });

  test('deleting a Function takes its Deployment and its Secret along', async () => {
    const { status } = await getFunction(story, 'fn-1');
    await story.world.cluster.kubectl(['delete', 'function', 'fn-1', '-n', story.namespace]);
    await until(
      'everything of it gone',
      async () => {
        const { items } = (await getJson(story, 'deployments,secrets,pods', '-l', 'pilotlight.dev/function=fn-1')) as {
          items: unknown[];
        };
        return items.length === 0;
      },
      { withinMs: 30_000 },
    );
    assert.ok(status?.revision);
    const gone = await invoke(story.target, 'fn-1');
    assert.equal(gone.status, 404);
    assert.match(gone.body, /Function not found: arn:aws:lambda:local:\d{12}:function:fn-1:\$LATEST/);
  });
});

async function readyNames(story: Story): Promise<string[]> {
  const { items } = (await getJson(story, 'functions')) as { items: Awaited<ReturnType<typeof getFunction>>[] };
  return items.filter(({ status }) => status?.state === 'Active').map(({ metadata }) => metadata.name);
}
