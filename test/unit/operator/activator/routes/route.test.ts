import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { bindFunctionMetrics } from '../../../../../operator/activator/function-metrics.ts';
import type { Event, Job, Sender } from '../../../../../operator/activator/instances/job.ts';
import { Job as MadeJob } from '../../../../../operator/activator/instances/job.ts';
import { Sessions } from '../../../../../operator/activator/instances/sessions.ts';
import { Ring, type Member } from '../../../../../operator/activator/ownership/ring.ts';
import { Route } from '../../../../../operator/activator/routes/route.ts';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import { createMetrics } from '../../../../../operator/observe/metrics.ts';
import { buildFunction } from '../../../../support/build.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { buildEvent } from '../../../../support/event.ts';
import { noCode } from '../../../../support/no-code.ts';

const me: Member = { name: 'a', process: 'process-of-a', attach: 'a:1', peer: 'a:2' };
const other: Member = { name: 'b', process: 'process-of-b', attach: 'b:1', peer: 'b:2' };
const event = (requestId = 'r'): Event => buildEvent(requestId);

function setUp() {
  const clock = new FakeClock();
  const ring = new Ring(me.process);
  const state = { reachable: true, stopping: false };
  const forwarded: Job[] = [];
  const code = archiveInline({ 'index.mjs': '' });
  const revision = { id: 'r1', functionName: 'f', version: '$LATEST', spec: buildFunction().spec, code, layers: [] };
  const route = new Route({ namespace: 'shop', name: 'f', account: '123456789012' }, revision, {
    clock,
    ring,
    region: 'local',
    waitMs: 60_000,
    defaultIdleTimeoutMs: 60_000,
    metrics: bindFunctionMetrics(createMetrics(), { namespace: 'shop', name: 'f', version: '$LATEST' }),
    openDeployment: () => ({
      replicas: () => undefined,
      scale: () => Promise.resolve(),
      preferRemoval: () => Promise.resolve(),
    }),
    onPatch: () => undefined,
    sight: { startFailure: () => undefined, pod: () => undefined, describeStart: () => '', liveRevisions: () => [] },
    sessions: new Sessions(randomBytes(32)),
    code: noCode,
    forward: (_owner, job) => state.reachable && forwarded.push(job) > 0,
    isStopping: () => state.stopping,
  });
  ring.onChange(() => route.reconsider());
  return { clock, ring, state, forwarded, route };
}

/** An event that another activator sent, and what it was told. */
function visitor(requestId = 'r') {
  const told: string[] = [];
  const sender: Sender = {
    countsOnWaiting: false,
    tellWaiting: () => told.push('waiting'),
    mayRun: () => Promise.resolve(true),
    tellMoved: () => told.push('moved'),
  };
  return { job: new MadeJob(event(requestId), 0, sender), told };
}

describe('an event of this activator’s own caller', () => {
  test('goes to the owner', () => {
    const { ring, route, forwarded } = setUp();
    ring.learn({ epoch: 1, members: [other] });
    void route.invoke(event());
    assert.equal(forwarded.length, 1);
  });

  test('waits for an owner that is not reached, and goes when it is', () => {
    const { ring, route, forwarded, state } = setUp();
    state.reachable = false;
    ring.learn({ epoch: 1, members: [other] });
    void route.invoke(event());
    state.reachable = true;
    route.reconsider();
    assert.equal(forwarded.length, 1);
  });

  test('hears 503 when no owner is there for 10 s, or none is reached', async () => {
    const { clock, ring, route, state } = setUp();
    const nobody = assert.rejects(route.invoke(event()), {
      code: 'OwnerUnavailable',
      failure: { type: 'ServiceException', status: 503, fault: 'Service', member: 'Message', retryAfterSeconds: 1 },
      message: 'No activator owns function f. Nothing ran. Try again.',
    });
    clock.advance(10_000);
    await nobody;
    state.reachable = false;
    ring.learn({ epoch: 1, members: [other] });
    const lost = assert.rejects(route.invoke(event()), { code: 'OwnerUnavailable', message: /Activator b, which/ });
    clock.advance(10_000);
    await lost;
  });

  test('that comes back from an owner that is behind is sent again soon; from one that is ahead, when we know', () => {
    const { clock, ring, route, forwarded } = setUp();
    ring.learn({ epoch: 5, members: [other] });
    void route.invoke(event());
    const [job] = forwarded;
    assert.ok(job);
    route.returned(job, 4);
    assert.equal(forwarded.length, 2);
    route.returned(job, 6);
    assert.equal(forwarded.length, 2);
    ring.learn({ epoch: 6, members: [other] });
    assert.equal(forwarded.length, 3);
    // Of the same epoch, and yet it says no: it is asked again, but not at once.
    route.returned(job, 6);
    assert.equal(forwarded.length, 3);
    clock.advance(50);
    assert.equal(forwarded.length, 4);
  });

  test('is refused when this activator stops and nobody else is there', async () => {
    const { ring, route, state } = setUp();
    ring.learn({ epoch: 1, members: [me] });
    state.stopping = true;
    ring.leave();
    await assert.rejects(route.invoke(event()), { code: 'ShuttingDown' });
  });
});

describe('an event that another activator sent', () => {
  test('is never sent on: its sender is told that the function is not here', () => {
    const { ring, route, forwarded } = setUp();
    ring.learn({ epoch: 5, members: [other] });
    const { job, told } = visitor();
    route.take(job, 5);
    assert.deepEqual([told, forwarded], [['moved'], []]);
  });

  test('waits when its sender knows a newer epoch, and is judged by that', () => {
    const { ring, route } = setUp();
    ring.learn({ epoch: 5, members: [other] });
    const [mine, theirs] = [visitor('1'), visitor('2')];
    route.take(mine.job, 6);
    assert.deepEqual(mine.told, ['waiting']);
    ring.learn({ epoch: 6, members: [me] });
    assert.deepEqual(mine.told, ['waiting', 'waiting']);
    route.take(theirs.job, 7);
    // It waits for an instance of this owner now.
    ring.learn({ epoch: 7, members: [other] });
    assert.deepEqual([mine.told.at(-1), theirs.told], ['moved', ['waiting', 'moved']]);
  });
});

describe('a deleted function', () => {
  test('tells who waits, whoever owns it, and takes nothing more', async () => {
    const { route } = setUp();
    const waiting = assert.rejects(route.invoke(event()), { code: 'FunctionDeleted' });
    route.delete();
    await waiting;
    await assert.rejects(route.invoke(event()), { code: 'FunctionDeleted' });
  });
});
