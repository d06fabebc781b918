import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FromActivatorInit, FromShim, FromShimInit } from '@pilotlight/runtime-shim/proto';
import { RefusalReason } from '@pilotlight/runtime-shim/proto';
import { Instance } from '../../../../../operator/activator/instances/instance.ts';
import { Job } from '../../../../../operator/activator/instances/job.ts';
import { Roster } from '../../../../../operator/activator/instances/roster.ts';
import { Stream, type Wire } from '../../../../../operator/activator/instances/stream.ts';
import { FakeCaller } from '../../../../support/caller.ts';
import { FakeClock } from '../../../../support/clock.ts';

class FakeWire implements Wire {
  readonly sent: FromActivatorInit[] = [];
  ended = false;
  full = false;
  drain: (() => void) | undefined;
  write(message: FromActivatorInit): boolean {
    this.sent.push(message);
    return !this.full;
  }
  once(_event: 'drain', listener: () => void): void {
    this.drain = listener;
  }
  end(): void {
    this.ended = true;
  }
}

const job = (requestId = 'r1', body = '{}'): Job =>
  new Job(
    {
      requestId,
      arn: 'arn',
      body: Buffer.from(body),
      logTail: false,
      clientContext: '',
      traceId: '',
      caller: new FakeCaller(),
    },
    0,
  );

function setUp(running: string[] = []) {
  const clock = new FakeClock();
  const wire = new FakeWire();
  const heard: string[] = [];
  const hear = (what: string) => (): void => void heard.push(what);
  const events = {
    free: hear('free'),
    refused: hear('refused'),
    initialised: hear('initialised'),
    draining: hear('draining'),
    gone: hear('gone'),
  };
  const options = { clock, events, epoch: () => 1, reattachMs: 3_000, silenceMs: 18_000 };
  const instance = new Instance({ podUid: 'u', podName: 'p', revision: 'r' }, new Stream(wire), options, running);
  instance.isAssigned = true;
  const take = (message: FromShimInit): void => instance.take(message as FromShim);
  return { clock, wire, heard, instance, take };
}

describe('Instance', () => {
  test('takes one event, answers it, and acknowledges it with the next', async () => {
    const { instance, take, wire, heard } = setUp();
    const first = job();
    instance.invoke(first);
    assert.equal(instance.isIdle, false);
    take({ result: { requestId: 'r1', body: Buffer.from('1') } });
    assert.equal(Buffer.concat((await first.result).body).toString(), '1');
    assert.equal(instance.isIdle, true);
    instance.invoke(job('r2'));
    assert.deepEqual(wire.sent[1]?.invoke?.received, ['r1']);
    assert.deepEqual(heard, ['free']);
  });

  test('ignores results of others, and a second result', async () => {
    const { instance, take } = setUp();
    const own = job();
    instance.invoke(own);
    take({ result: { requestId: 'other', body: Buffer.from('no') } });
    take({ chunk: { requestId: 'r1', body: Buffer.from('no'), last: true } });
    take({ result: { requestId: 'r1', body: Buffer.from('yes') } });
    take({ result: { requestId: 'r1', body: Buffer.from('no') } });
    assert.equal(Buffer.concat((await own.result).body).toString(), 'yes');
  });

  test('believes no result beyond the limit, whole or in parts', async () => {
    for (const more of [false, true]) {
      const { instance, take, heard } = setUp();
      const own = job();
      instance.invoke(own);
      take({ result: { requestId: 'r1', body: Buffer.alloc(more ? 6_000_000 : 7_000_000), more } });
      take({ chunk: { requestId: 'r1', body: Buffer.alloc(1_000_000), last: false } });
      await assert.rejects(own.result, { code: 'InstanceLost' });
      assert.deepEqual(heard, ['gone']);
    }
  });

  test('says that a silent one is silent, and lets it go', async () => {
    const { instance, clock, heard, wire } = setUp();
    const own = job();
    instance.invoke(own);
    clock.advance(18_000);
    await assert.rejects(own.result, { code: 'InstanceSilent' });
    assert.deepEqual([heard, wire.ended, clock.pending], [['gone'], true, 0]);
  });

  test('is gone at once when its stream breaks while it is idle or draining', async () => {
    const idle = setUp();
    idle.instance.broken(idle.wire);
    assert.deepEqual(idle.heard, ['gone']);
    const draining = setUp();
    const own = job();
    draining.instance.invoke(own);
    draining.take({ draining: {} });
    draining.instance.broken(draining.wire);
    await assert.rejects(own.result, { code: 'InstanceLost' });
    assert.deepEqual(draining.heard, ['draining', 'gone']);
  });

  test('has a grace when its stream breaks while it runs an event', async () => {
    const { instance, clock, wire, heard } = setUp();
    const own = job();
    instance.invoke(own);
    instance.broken(wire);
    clock.advance(2_999);
    assert.deepEqual(heard, []);
    clock.advance(1);
    await assert.rejects(own.result, { code: 'InstanceLost' });
    assert.deepEqual(heard, ['gone']);
  });

  test('a broken stream that was replaced is nobody’s business', () => {
    const { instance, wire, heard } = setUp();
    instance.reattached(new Stream(new FakeWire()), [], []);
    instance.broken(wire);
    assert.deepEqual(heard, ['free']);
    assert.equal(wire.ended, true);
  });

  test('asks for a finished result only while it is waited for', () => {
    const { instance } = setUp();
    assert.deepEqual(instance.wanted(['r1']), []);
    instance.invoke(job());
    assert.deepEqual(instance.wanted(['r0', 'r1']), ['r1']);
  });

  test('belongs to somebody else after TAKEN, and may be asked again after BUSY', () => {
    for (const [reason, leaving] of [
      [RefusalReason.TAKEN, true],
      [RefusalReason.BUSY, false],
      [RefusalReason.STALE, false],
    ] as const) {
      const { instance, take, heard } = setUp();
      instance.invoke(job());
      take({ refusal: { requestId: 'r1', reason } });
      assert.deepEqual([heard, instance.isLeaving], [['refused'], leaving]);
    }
  });

  test('is busy with what an activator before us gave it, until it answers or its time is over', () => {
    const answered = setUp(['old']);
    assert.equal(answered.instance.isIdle, false);
    answered.take({ result: { requestId: 'old' } });
    assert.deepEqual([answered.instance.isIdle, answered.heard], [true, ['free']]);
    const silent = setUp(['old']);
    silent.clock.advance(18_000);
    assert.deepEqual([silent.instance.isIdle, silent.heard], [true, ['free']]);
  });

  test('waits for a stream that takes no more, chunk by chunk', async () => {
    const { instance, wire } = setUp();
    wire.full = true;
    instance.invoke(job('r1', 'x'.repeat(600_000)));
    assert.equal(wire.sent.length, 1);
    wire.drain?.();
    await Promise.resolve();
    assert.equal(wire.sent.length, 2);
    wire.full = false;
    wire.drain?.();
    await Promise.resolve();
    assert.deepEqual(
      wire.sent.map(({ invoke, chunk }) => (invoke ?? chunk)?.body?.length),
      [262_144, 262_144, 75_712],
    );
    assert.equal(wire.sent.at(-1)?.chunk?.last, true);
  });
});

describe('Roster', () => {
  test('gives the idle instance that was used last, of the revision asked for', () => {
    const roster = new Roster();
    const all = ['a', 'b', 'c'].map(() => setUp().instance);
    for (const instance of all) roster.putIdle(instance);
    const [first, second] = all;
    if (first !== undefined) roster.putIdle(first);
    assert.equal(roster.takeIdle('another'), undefined);
    assert.equal(roster.takeIdle('r'), first);
    if (second !== undefined) second.releasing = true;
    assert.equal(roster.takeIdle('r'), all[2]);
    assert.equal(roster.takeIdle('r'), undefined);
  });
});
