import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Job } from '../../../../../operator/activator/instances/job.ts';
import { WaitingRoom } from '../../../../../operator/activator/instances/waiting-room.ts';
import { PilotlightError } from '../../../../../operator/api/errors.ts';
import { FakeCaller } from '../../../../support/caller.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { buildEvent } from '../../../../support/event.ts';

function setUp() {
  const clock = new FakeClock();
  const seen = { waited: [] as number[] };
  const room = new WaitingRoom({
    clock,
    limitMs: 1000,
    expired: () => new PilotlightError('WaitedTooLong', 'waited in vain'),
    onWaited: (ms) => seen.waited.push(ms),
  });
  const job = (requestId: string, caller = new FakeCaller(), submittedAtMs = clock.monotonicMs()): Job => {
    return new Job(buildEvent(requestId, caller), submittedAtMs);
  };
  return { clock, room, seen, job };
}

describe('WaitingRoom', () => {
  test('hands events out in the order in which they came', () => {
    const { room, job, seen, clock } = setUp();
    for (const id of ['a', 'b']) room.add(job(id));
    clock.advance(40);
    assert.equal(room.next()?.event.requestId, 'a');
    assert.equal(room.next()?.event.requestId, 'b');
    assert.equal(room.next(), undefined);
    assert.deepEqual(seen, { waited: [40, 40] });
    assert.equal(room.size, 0);
    assert.equal(clock.pending, 0);
  });

  test('ends a wait at its limit, counted from when the event came', async () => {
    const { room, job, clock } = setUp();
    clock.advance(600);
    const late = job('a', undefined, 0);
    room.add(late);
    clock.advance(399);
    assert.equal(room.size, 1);
    clock.advance(1);
    await assert.rejects(late.result, { code: 'WaitedTooLong', message: 'waited in vain' });
    assert.equal(room.size, 0);
  });

  test('lets go of callers that leave, before and while they wait', async () => {
    const { room, job, clock } = setUp();
    const [early, late] = [new FakeCaller(), new FakeCaller()];
    const [before, during] = [job('a', early), job('b', late)];
    early.leave();
    room.add(before);
    room.add(during);
    late.leave();
    await assert.rejects(before.result, { code: 'RequestTimedOut' });
    await assert.rejects(during.result, { code: 'RequestTimedOut' });
    assert.deepEqual([room.size, clock.pending, late.listeners], [0, 0, 0]);
  });

  test('tells everybody', async () => {
    const { room, job } = setUp();
    const jobs = [job('a'), job('b')];
    for (const each of jobs) room.add(each);
    room.rejectAll(new PilotlightError('ShuttingDown', 'bye'));
    for (const { result } of jobs) await assert.rejects(result, { code: 'ShuttingDown' });
    assert.equal(room.size, 0);
  });
});
