import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { AliasStatus } from '../../../operator/api/alias.ts';
import type { Rollout } from '../../../operator/api/rollout.ts';
import { aliases, events } from '../../../operator/kube/resources.ts';
import { until } from '../../support/until.ts';
import {
  createAlias,
  createPublishing,
  openPublishingWorld,
  patchAlias,
  patchFunction,
  readAlias,
  readVersion,
  untilAlias,
  untilCounted,
  type PublishingWorld,
  type RunningOperator,
} from './support/published.ts';
import { scriptActivator, type ScriptedActivator } from './support/scripted-activator.ts';

const GOOD = { invocations: 30, errors: 0, p99: [[20, 30]] as [number, number][] };
const BAD = { ...GOOD, errors: 20 };
const abort = { errorRate: 0.1, minimumInvocations: 50 };
const DAY = 86_400;
/** It takes a day, unless figures end it. */
const slow: Rollout = { steps: [{ weight: 0.1, pause: DAY }], abort };
/** As fast as figures let it. */
const quick: Rollout = {
  steps: [
    { weight: 0.1, pause: 0 },
    { weight: 0.5, pause: 0 },
  ],
  abort,
};

describe('a rollout on a real API server', { concurrency: false }, () => {
  let world: PublishingWorld;
  let operator: RunningOperator;
  let ring: readonly ScriptedActivator[];
  before(async () => {
    world = await openPublishingWorld();
    const read = (namespace: string, name: string) => world.client.get(aliases, { namespace, name });
    ring = [await scriptActivator('activator-a', read), await scriptActivator('activator-b', read)];
    operator = await world.operate({ activators: () => ring });
  });
  after(async () => {
    await operator.stop();
    for (const activator of ring) await activator.stop();
    await world.stop();
  });
  beforeEach(() => tell(undefined));

  const tell = (told: ScriptedActivator['tells']): void => {
    for (const activator of ring) activator.tells = told;
  };

  /** Version 1 is the good one, version 2 is on its way. */
  async function begin(rollout: Rollout): Promise<string> {
    const namespace = await createPublishing(world);
    await untilCounted(world, namespace, 1);
    await createAlias(world, namespace, { functionVersion: '$LATEST.PUBLISHED', rollout });
    await untilAlias(world, namespace, 'Routed', ({ functionVersion }) => functionVersion === '1');
    await patchFunction(world, namespace, { timeout: 2 });
    return namespace;
  }

  const untilAt = (namespace: string, what: string, is: (status: AliasStatus) => boolean): Promise<AliasStatus> =>
    until(what, async () => {
      const { status } = await readAlias(world, namespace);
      return status !== undefined && is(status) && status;
    });
  const progressOf = (status: AliasStatus): string | undefined =>
    status.conditions?.find(({ type }) => type === 'RolloutProgressing')?.reason;
  const untilProgress = (namespace: string, reason: string) =>
    untilAt(namespace, reason, (status) => progressOf(status) === reason);
  const untilCandidate = (namespace: string, number: string) =>
    untilAt(namespace, `candidate ${number}`, ({ candidateVersion }) => candidateVersion === number);
  const untilTold = (namespace: string, reason: string) =>
    until(reason, async () =>
      (await world.client.list(events, {}, { namespace })).items.find((event) => event.reason === reason),
    );

  test('goes on when all activators together have seen enough, and is done', async () => {
    const namespace = await begin(quick);
    const waiting = await untilProgress(namespace, 'WaitingForData');
    assert.deepEqual([waiting.functionVersion, waiting.candidateVersion, waiting.candidateWeight], ['1', '2', 0.1]);
    assert.deepEqual([waiting.rollout?.step, waiting.rollout?.steps], [1, 2]);
    assert.deepEqual((await readVersion(world, namespace, 1)).status?.aliases, ['live']);
    assert.deepEqual((await readVersion(world, namespace, 2)).status?.aliases, ['live']);
    tell(GOOD);
    const done = await untilAt(namespace, 'version 2', ({ functionVersion }) => functionVersion === '2');
    assert.deepEqual([done.previousVersion, done.candidateVersion, done.rollout], ['1', undefined, undefined]);
    assert.equal(progressOf(done), 'Done');
    await untilTold(namespace, 'RolloutDone');
    assert.ok(ring.every(({ asked }) => asked.includes(`/rollouts/${namespace}/hello.live`)));
  });

  test('one activator that is silent holds it, however good the other one looks', async () => {
    const namespace = await begin(quick);
    const [first] = ring;
    assert.ok(first !== undefined);
    first.tells = { ...GOOD, invocations: 500 };
    const status = await untilAt(namespace, 'who is silent', ({ conditions = [] }) =>
      conditions.some(({ message }) => message.includes('activator-b') && !message.includes('activator-a')),
    );
    assert.deepEqual([status.functionVersion, status.candidateWeight], ['1', 0.1]);
  });

  test('errors take it back at once; it is not tried again, a newer one is', async () => {
    const namespace = await begin(slow);
    await untilCandidate(namespace, '2');
    tell(BAD);
    const back = await untilProgress(namespace, 'Aborted');
    assert.deepEqual([back.functionVersion, back.candidateVersion, back.rollout?.failedVersion], ['1', undefined, '2']);
    assert.equal(back.conditions?.find(({ type }) => type === 'Ready')?.status, 'True');
    const { note, type } = await untilTold(namespace, 'RolloutAborted');
    assert.equal(type, 'Warning');
    assert.match(note ?? '', /version 2 was taken back.*errorRate: 40 of 60 invocations failed.*the limit is 0\.1/);
    await until(
      'version 2 is named no more',
      async () => (await readVersion(world, namespace, 2)).status?.aliases === undefined,
    );
    tell(undefined);
    await patchAlias(world, namespace, { description: 'looked at again' });
    const again = await untilAlias(world, namespace, 'Routed');
    assert.equal(again.status?.candidateVersion, undefined);
    await patchFunction(world, namespace, { timeout: 3 });
    assert.equal((await untilCandidate(namespace, '3')).functionVersion, '1');
  });

  test('a newer one mid-way begins from the last good one', async () => {
    const namespace = await begin(slow);
    await untilCandidate(namespace, '2');
    await patchFunction(world, namespace, { timeout: 3 });
    const status = await untilCandidate(namespace, '3');
    assert.deepEqual([status.functionVersion, status.rollout?.step], ['1', 1]);
  });

  test('paused: begins when it no longer is; a number ends it', async () => {
    const namespace = await begin({ ...slow, paused: true });
    assert.equal((await untilProgress(namespace, 'Paused')).candidateVersion, undefined);
    await patchAlias(world, namespace, { rollout: { paused: false } });
    await untilCandidate(namespace, '2');
    await patchAlias(world, namespace, { functionVersion: '1', rollout: null });
    const { status } = await untilAlias(world, namespace, 'Routed', ({ rollout }) => rollout === undefined);
    assert.deepEqual([status?.functionVersion, status?.candidateVersion], ['1', undefined]);
    assert.equal(progressOf(status ?? {}), undefined);
  });
});
