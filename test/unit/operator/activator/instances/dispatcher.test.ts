import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FromActivatorInit } from '@pilotlight/runtime-shim/proto';
import { Dispatcher } from '../../../../../operator/activator/instances/dispatcher.ts';
import { Instance } from '../../../../../operator/activator/instances/instance.ts';
import { Job, type Sender } from '../../../../../operator/activator/instances/job.ts';
import { Roster } from '../../../../../operator/activator/instances/roster.ts';
import { Stream } from '../../../../../operator/activator/instances/stream.ts';
import { WaitingRoom } from '../../../../../operator/activator/instances/waiting-room.ts';
import { PilotlightError } from '../../../../../operator/api/errors.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { buildEvent } from '../../../../support/event.ts';

const turn = (): Promise<void> => new Promise(setImmediate);

function setUp() {
  const clock = new FakeClock();
  const roster = new Roster();
  const elsewhere: string[] = [];
  const ran: string[] = [];
  const expired = (): PilotlightError => new PilotlightError('WaitedTooLong', '');
  const dispatcher = new Dispatcher({
    clock,
    roster,
    waiting: new WaitingRoom({ clock, limitMs: 60_000, expired }),
    serving: () => 'r',
    onWaiting: () => undefined,
    onIdle: () => undefined,
    elsewhere: ({ event }) => elsewhere.push(event.requestId),
  });
  const nothing = (): void => undefined;
  const events = { free: nothing, refused: nothing, initialised: nothing, draining: nothing, gone: nothing };
  const write = ({ invoke }: FromActivatorInit): boolean =>
    invoke !== undefined && ran.push(invoke?.requestId ?? '') > 0;
  const attach = (): Instance => {
    const options = { clock, events, epoch: () => 1, reattachMs: 1, silenceMs: 60_000 };
    const identity = { podUid: 'u', podName: 'p', revision: 'r' };
    const instance = new Instance(identity, new Stream({ write, once: nothing, end: nothing }), options);
    instance.isAssigned = true;
    roster.add(instance);
    return instance;
  };
  return { dispatcher, elsewhere, ran, attach };
}

/** An event of another activator, which answers when it is told to. */
function visitor(requestId: string) {
  const asked: ((may: boolean) => void)[] = [];
  const told: string[] = [];
  const sender = {
    countsOnWaiting: false as boolean,
    tellWaiting() {
      sender.countsOnWaiting = true;
      told.push('waiting');
    },
    mayRun: () =>
      new Promise<boolean>((resolve) =>
        asked.push((may) => {
          sender.countsOnWaiting = false;
          resolve(may);
        }),
      ),
    tellMoved: () => told.push('moved'),
  } satisfies Sender;
  return { job: new Job(buildEvent(requestId), 0, sender), asked, told };
}

describe('an event of another activator', () => {
  test('runs at once where an instance is idle: its sender has not been told that it waits', () => {
    const { dispatcher, attach, ran } = setUp();
    dispatcher.free(attach());
    const { job, asked } = visitor('a');
    dispatcher.dispatch(job);
    assert.deepEqual([ran, asked.length], [['a'], 0]);
  });

  test('that waited runs only when its sender says so, and its instance is kept for it', async () => {
    const { dispatcher, attach, ran } = setUp();
    const [first, second] = [visitor('a'), visitor('b')];
    dispatcher.dispatch(first.job);
    dispatcher.dispatch(second.job);
    assert.deepEqual([first.told, second.told], [['waiting'], ['waiting']]);
    const instance = attach();
    dispatcher.free(instance);
    assert.deepEqual([first.asked.length, second.asked.length, instance.isIdle, instance.isBusy], [1, 0, false, true]);
    assert.deepEqual(ran, []);
    first.asked[0]?.(true);
    await turn();
    assert.deepEqual(ran, ['a']);
  });

  test('that its sender took elsewhere leaves the instance to the next one', async () => {
    const { dispatcher, attach, ran } = setUp();
    const [first, second] = [visitor('a'), visitor('b')];
    dispatcher.dispatch(first.job);
    dispatcher.dispatch(second.job);
    dispatcher.free(attach());
    first.asked[0]?.(false);
    await turn();
    second.asked[0]?.(true);
    await turn();
    assert.deepEqual(ran, ['b']);
  });

  test('whose instance left while its sender was asked waits again', async () => {
    const { dispatcher, attach, ran } = setUp();
    const { job, asked, told } = visitor('a');
    dispatcher.dispatch(job);
    const instance = attach();
    dispatcher.free(instance);
    instance.lost();
    asked[0]?.(true);
    await turn();
    assert.deepEqual([ran, told], [[], ['waiting', 'waiting']]);
    dispatcher.free(attach());
    asked[1]?.(true);
    await turn();
    assert.deepEqual(ran, ['a']);
  });

  test('whose function went elsewhere while its sender was asked does not run here', async () => {
    const { dispatcher, attach, ran, elsewhere } = setUp();
    const { job, asked } = visitor('a');
    dispatcher.dispatch(job);
    dispatcher.free(attach());
    assert.deepEqual(dispatcher.release(), []);
    asked[0]?.(true);
    await turn();
    assert.deepEqual([ran, elsewhere], [[], ['a']]);
  });
});

describe('a dispatcher that was released', () => {
  test('gives out what waited, and sends everything else elsewhere', () => {
    const { dispatcher, attach, ran, elsewhere } = setUp();
    const [first, second] = [visitor('a'), visitor('b')];
    dispatcher.dispatch(first.job);
    assert.deepEqual(dispatcher.release(), [first.job]);
    dispatcher.free(attach());
    dispatcher.dispatch(second.job);
    assert.deepEqual([ran, elsewhere], [[], ['b']]);
  });
});
