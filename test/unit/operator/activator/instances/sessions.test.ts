import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Hello } from '@pilotlight/runtime-shim/proto';
import { Instance } from '../../../../../operator/activator/instances/instance.ts';
import { Sessions } from '../../../../../operator/activator/instances/sessions.ts';
import { Stream } from '../../../../../operator/activator/instances/stream.ts';
import { FakeClock } from '../../../../support/clock.ts';

const masterKey = randomBytes(32);
const nothing = (): void => undefined;
const events = { free: nothing, refused: nothing, initialised: nothing, draining: nothing, gone: nothing };

function openInstance(podUid = 'uid'): Instance {
  const wire = { write: () => true, once: nothing, end: nothing };
  const options = { clock: new FakeClock(), events, epoch: () => 1, reattachMs: 1, silenceMs: 1 };
  return new Instance({ podUid, podName: 'p', revision: 'r' }, new Stream(wire), options);
}

/** What a shim says that was welcomed so. */
function again({ session, sessionSecret }: Hello, podUid = 'uid'): Hello {
  return { podUid, session: session ?? '', sessionSecret: sessionSecret ?? '' };
}

describe('a session', () => {
  test('is known again where it began, by its secret', () => {
    const sessions = new Sessions(masterKey);
    const instance = openInstance();
    const welcome = sessions.welcome(instance, { podUid: 'uid' }, 1, []);
    assert.equal(sessions.knows(instance, again(welcome)), true);
    assert.equal(sessions.knows(instance, { ...again(welcome), sessionSecret: 'ab'.repeat(32) }), false);
    assert.equal(sessions.knows(instance, { ...again(welcome), sessionSecret: '' }), false);
    assert.equal(sessions.knows(instance, { podUid: 'uid' }), false);
  });

  test('goes on at another activator of the installation, and at none of another', () => {
    const welcome = new Sessions(masterKey).welcome(openInstance(), { podUid: 'uid' }, 1, []);
    const there = new Sessions(masterKey).welcome(openInstance(), again(welcome), 2, []);
    assert.equal(there.session, welcome.session);
    const elsewhere = new Sessions(randomBytes(32)).welcome(openInstance(), again(welcome), 2, []);
    assert.notEqual(elsewhere.session, welcome.session);
  });

  test('is worth nothing for another pod', () => {
    const sessions = new Sessions(masterKey);
    const welcome = sessions.welcome(openInstance(), { podUid: 'uid' }, 1, []);
    const other = sessions.welcome(openInstance('other'), again(welcome, 'other'), 1, []);
    assert.notEqual(other.session, welcome.session);
  });

  test('outranks one that began later: whoever has it was there before any user code', (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1_000 });
    const first = new Sessions(masterKey).welcome(openInstance(), { podUid: 'uid' }, 1, []);
    t.mock.timers.tick(5);
    const sessions = new Sessions(masterKey);
    const thief = openInstance();
    const later = sessions.welcome(thief, { podUid: 'uid' }, 2, []);
    assert.equal(sessions.outranks(thief, again(first)), true);
    assert.equal(sessions.outranks(thief, again(later)), false);
    assert.equal(sessions.outranks(thief, { ...again(first), session: '1-made-up' }), false);
  });
});
