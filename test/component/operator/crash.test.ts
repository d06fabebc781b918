import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { after, before, describe, test } from 'node:test';
import type { KubeObject } from '../../../operator/api/meta.ts';
import { annotations, managers } from '../../../operator/api/names.ts';
import { KubeClient } from '../../../operator/kube/client.ts';
import { connect, type Connection } from '../../../operator/kube/connection.ts';
import { aliases, deployments, functions, versions, type Resource } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import { CodeWorld } from './support/code.ts';
import { beginLife, mortal, rememberNow, StaleClient, type Life, type Past } from './support/mortal.ts';
import { createAlias, listVersions, readAlias } from './support/published.ts';
import { nothing, whatStands, type Standing } from './support/what-stands.ts';
import {
  createFunction,
  freshNamespace,
  listDeployments,
  openWorld,
  readFunction,
  startOperator,
  untilReady,
  type World,
} from './support/world.ts';

const manager = 'test';
const CONVERGE_MS = 10_000;

/** What somebody does, and how to see that an operator has dealt with it. */
interface Act {
  act(world: World, namespace: string): Promise<unknown>;
  isDone(world: World, namespace: string): Promise<boolean>;
}

interface Story {
  name: string;
  /** A Function is Ready when it begins. */
  begins: 'with nothing' | 'with a Function' | 'with a Version and an Alias';
  acts: Act[];
  /** What the next one may see as it was; absent: Functions, Deployments, or both. */
  views?: Views;
}

/** By what they are called: kinds of which the operator that comes next sees only what was. */
type Views = Readonly<Record<string, readonly Resource<KubeObject>[]>>;

const hello = (namespace: string) => ({ namespace, name: 'hello' });

const isReady = async (world: World, namespace: string): Promise<boolean> => {
  const { metadata, status } = await readFunction(world, namespace, 'hello');
  return status?.observedGeneration === metadata.generation && status.state === 'Active';
};

/** The one Deployment that is at `from`. */
async function scale(world: World, namespace: string, from: number, to: number): Promise<void> {
  const old = (await listDeployments(world, namespace)).find(({ spec }) => spec.replicas === from);
  assert.ok(old !== undefined);
  const write = { manager: managers.scaler, subresource: 'scale' } as const;
  await world.client.merge(deployments, old.metadata, { spec: { replicas: to } }, write);
}

const change = (world: World, namespace: string) =>
  world.client.merge(functions, hello(namespace), { spec: { handler: 'index.other' } }, { manager });
const isAlone = async (world: World, namespace: string): Promise<boolean> =>
  (await isReady(world, namespace)) && (await listDeployments(world, namespace)).length === 1;

const creation: Act = { act: (world, namespace) => createFunction(world, { namespace }), isDone: isReady };
const update: Act = { act: change, isDone: isAlone };
const updateWithInstance: Act = {
  act: async (world, namespace) => {
    await scale(world, namespace, 0, 1);
    await change(world, namespace);
  },
  isDone: async (world, namespace) =>
    (await isReady(world, namespace)) && (await listDeployments(world, namespace)).length === 2,
};
const drained: Act = { act: (world, namespace) => scale(world, namespace, 1, 0), isDone: isAlone };
const deletion: Act = {
  act: async (world, namespace) => {
    const { uid } = (await readFunction(world, namespace, 'hello')).metadata;
    await world.client.delete(functions, hello(namespace), { uid });
  },
  isDone: async (world, namespace) => isDeepStrictEqual(await whatStands(world, namespace), nothing),
};

const publication: Act = {
  act: async (world, namespace) => {
    await createFunction(world, { namespace, spec: { publish: true } });
    await createAlias(world, namespace, { functionVersion: '$LATEST.PUBLISHED' });
  },
  isDone: (world, namespace) => isPublished(world, namespace, 1),
};
const nextPublication: Act = { act: change, isDone: (world, namespace) => isPublished(world, namespace, 2) };

/** The alias has moved there, and the Version before knows that it has. */
async function isPublished(world: World, namespace: string, number: number): Promise<boolean> {
  const { status, metadata } = await readFunction(world, namespace, 'hello');
  const all = await listVersions(world, namespace);
  const counter = metadata.annotations?.[annotations.latestPublished];
  return (
    status?.latestPublishedVersion === number &&
    counter === String(number) &&
    (await readAlias(world, namespace)).status?.functionVersion === String(number) &&
    all.every((version) => (version.status?.aliases !== undefined) === (version.spec.version === number)) &&
    (await isReady(world, namespace))
  );
}

const allKinds = [functions, versions, aliases, deployments];

const stories: Story[] = [
  { name: 'creates a Function', begins: 'with nothing', acts: [creation] },
  { name: 'updates a Function', begins: 'with a Function', acts: [update] },
  {
    name: 'updates one that has an instance, until that is gone',
    begins: 'with a Function',
    acts: [updateWithInstance, drained],
  },
  {
    name: 'publishes the first Version',
    begins: 'with nothing',
    acts: [publication],
    views: { 'what is': [], 'nothing but the past': allKinds },
  },
  {
    name: 'publishes the next one, to which an alias moves',
    begins: 'with a Version and an Alias',
    acts: [nextPublication],
    views: {
      'what is': [],
      'old Versions': [versions],
      'nothing but the past': allKinds,
    },
  },
  { name: 'hears of a deletion', begins: 'with a Function', acts: [deletion] },
  { name: 'hears of a deletion in the middle of a creation', begins: 'with nothing', acts: [creation, deletion] },
];

const usualViews: Views = {
  'what is': [],
  'old Functions': [functions],
  'old Deployments': [deployments],
  'nothing but the past': [functions, deployments],
};

describe('an operator that is killed', () => {
  let world: World;
  let code: CodeWorld;
  let connection: Connection;

  before(async () => {
    world = await openWorld();
    code = await CodeWorld.open();
    connection = await connect({ path: world.cluster.kubeconfig });
  });
  after(async () => {
    await code.stop();
    await world.stop();
  });

  async function lead(client: KubeClient, signal: AbortSignal): Promise<() => Promise<void>> {
    const operator = await startOperator(world, signal, { client, packages: code.packages(client) });
    const led = operator.lead(signal);
    return () => led;
  }

  async function begin({ begins }: Story): Promise<string> {
    const namespace = await freshNamespace(world);
    if (begins === 'with nothing') return namespace;
    const stop = new AbortController();
    const led = await lead(world.client, stop.signal);
    const { act, isDone } = begins === 'with a Function' ? creation : publication;
    await act(world, namespace);
    await until('the beginning', () => isDone(world, namespace));
    stop.abort();
    await led();
    return namespace;
  }

  /** Plays the story with an operator that dies behind write `last`; 0: it is dead from the start. */
  async function play(story: Story, namespace: string, last: number): Promise<Life> {
    const life = beginLife(last);
    const { dead } = life;
    if (last === 0) dead.abort();
    else await lead(new KubeClient(mortal(connection, life)), dead.signal);
    for (const { act, isDone } of story.acts) {
      await act(world, namespace);
      await until('the operator to be through, or dead', async () => dead.signal.aborted || isDone(world, namespace));
    }
    return life;
  }

  async function converge(namespace: string, client: KubeClient, end: Standing): Promise<number> {
    const stop = new AbortController();
    const beganAt = performance.now();
    const led = await lead(client, stop.signal);
    // What is right already may be right only because nobody has looked yet: this one comes after all that was to be done.
    await untilReady(world, await createFunction(world), 'hello');
    let found: Standing | undefined;
    const isSame = async (): Promise<boolean> => isDeepStrictEqual((found = await whatStands(world, namespace)), end);
    await until('the same end', isSame, { withinMs: CONVERGE_MS }).catch(() => assert.deepEqual(found, end));
    const tookMs = performance.now() - beganAt;
    assert.ok(tookMs < CONVERGE_MS, `it took ${tookMs} ms`);
    stop.abort();
    await led();
    return tookMs;
  }

  async function crashAndConverge(
    story: Story,
    last: number,
    hidden: readonly Resource<KubeObject>[],
    end: Standing,
  ): Promise<number> {
    const namespace = await begin(story);
    const past = await rememberNow(world.client);
    await play(story, namespace, last);
    const old: Past = new Map([...past].filter(([kind]) => hidden.includes(kind)));
    return converge(namespace, new StaleClient(connection, old), end);
  }

  for (const story of stories) {
    test(`while it ${story.name}, behind any of its writes: whoever comes next ends where it would have`, async (t) => {
      const undisturbed = await begin(story);
      const life = await play(story, undisturbed, Infinity);
      life.dead.abort();
      // Kubernetes takes a child away a moment after its owner.
      const end = await until('an end without orphans', async () => {
        const found = await whatStands(world, undisturbed);
        return found.orphans.length === 0 && found;
      });
      let longestMs = 0;
      for (let last = 0; last <= life.writes; last++) {
        for (const [view, hidden] of Object.entries(story.views ?? usualViews)) {
          await t.test(`behind write ${last} of ${life.writes}, the next one sees ${view}`, async () => {
            longestMs = Math.max(longestMs, await crashAndConverge(story, last, hidden, end));
          });
        }
      }
      t.diagnostic(`${life.writes} writes; the longest way back took ${Math.round(longestMs)} ms`);
    });
  }
});
