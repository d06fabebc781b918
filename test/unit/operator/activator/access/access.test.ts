import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Access, type Caller } from '../../../../../operator/activator/access/access.ts';
import { decideRights } from '../../../../../operator/activator/access/decide-rights.ts';
import { serviceAccountNamespace } from '../../../../../operator/activator/access/reviews.ts';
import { tokenEndsAtMs } from '../../../../../operator/activator/access/token-end.ts';
import { FakeClock } from '../../../../support/clock.ts';

const jane: Caller = {
  username: 'jane',
  uid: '1',
  groups: ['a'],
  extra: {},
  namespace: undefined,
  tokenEndsAtMs: Infinity,
};
const rightTo = (name: string) => decideRights(name, undefined);

function setUp() {
  const clock = new FakeClock();
  const state = { tokens: [] as string[], questions: [] as string[], allowed: true, groups: ['a'] };
  const access = new Access({
    reviews: {
      authenticate: async (token) => {
        state.tokens.push(token);
        await Promise.resolve();
        return token === 'good' ? { ...jane, groups: state.groups } : undefined;
      },
      mayCreate: async ({ username }, namespace, { resource, name }) => {
        state.questions.push(`${username} ${namespace} ${resource} ${name}`);
        await Promise.resolve();
        return state.allowed && resource !== 'functions';
      },
    },
    times: { freshMs: 10_000, refusalMs: 2_000, staleMs: 900_000 },
    clock,
  });
  return { clock, state, access };
}

/** Every call on a connection of its own. */
const ask = (access: Access, token: string, remoteAddress = '10.0.0.1'): Promise<Caller | undefined> =>
  access.authenticate(token, { remoteAddress }, `Bearer ${token}`);
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Access', () => {
  test('recalls who called on a connection by the same header, no longer than the answer may be used', async () => {
    const { access, clock } = setUp();
    const connection = {};
    const caller = await access.authenticate('good', connection, 'Bearer good');
    assert.equal(access.recall(connection, 'Bearer good'), caller);
    assert.equal(access.recall(connection, 'Bearer other'), undefined);
    assert.equal(access.recall({}, 'Bearer good'), undefined);
    clock.advance(10_000);
    assert.equal(access.recall(connection, 'Bearer good'), undefined);
  });

  test('remembers a no as well', async () => {
    const { access, state } = setUp();
    assert.equal(await ask(access, 'bad'), undefined);
    assert.equal(await ask(access, 'bad'), undefined);
    assert.equal(state.tokens.length, 1);
  });

  test('a caller who is the same after a review keeps its decisions; one that changed does not', async () => {
    const { access, state, clock } = setUp();
    const connection = {};
    await access.authenticate('good', connection, 'Bearer good');
    for (const groups of [['a'], ['a', 'b']]) {
      state.groups = groups;
      clock.advance(5_000);
      access.recall(connection, 'Bearer good');
      await settle();
      const caller = access.recall(connection, 'Bearer good');
      assert.deepEqual(caller?.groups, groups);
      await access.mayCreate(caller ?? jane, 'shop', rightTo('f'));
    }
    assert.equal(state.questions.length, 2);
  });

  test('keeps decisions apart by who, where and what', async () => {
    const { access, state } = setUp();
    const others = [jane, { ...jane, groups: ['a', 'b'] }, { ...jane, uid: '2' }];
    for (const caller of others) await access.mayCreate(caller, 'shop', rightTo('f'));
    await access.mayCreate(jane, 'other', rightTo('f'));
    await access.mayCreate(jane, 'shop', rightTo('g'));
    await access.mayCreate(jane, 'shop', rightTo('f'));
    assert.equal(state.questions.length, 5);
  });

  test('asks for the Function first, then for what was named', async () => {
    const { access, state } = setUp();
    assert.equal(await access.mayCreate(jane, 'shop', decideRights('f', 'Live_1')), true);
    assert.deepEqual(state.questions, ['jane shop functions f', 'jane shop aliases f.live-1']);
  });

  test('lets no address make it ask without end, and a caller who is known never feels that', async () => {
    const { access, state, clock } = setUp();
    assert.ok(await ask(access, 'good'));
    const flood = Array.from({ length: 300 }, (_, at) => ask(access, `guess-${at}`));
    const outcomes = await Promise.allSettled(flood);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    assert.ok(refused.length > 90, `${refused.length} of 300 refused`);
    assert.ok(await ask(access, 'good'));
    assert.equal(await ask(access, 'from-elsewhere', '10.0.0.2'), undefined);
    const before = state.tokens.length;
    await assert.rejects(ask(access, 'again'), { code: 'CallerRateLimited' });
    assert.equal(state.tokens.length, before);
    clock.advance(1_000);
    assert.equal(await ask(access, 'later'), undefined);
  });

  test('lets all strangers together not ask without end either', async () => {
    const { access, state } = setUp();
    const flood = Array.from({ length: 3_000 }, (_, at) => ask(access, `guess-${at}`, `10.0.${at >> 8}.${at & 255}`));
    await Promise.allSettled(flood);
    assert.ok(state.tokens.length <= 1_000, `${state.tokens.length} reviews`);
  });
});

test('the rights that allow an invocation follow its qualifier', () => {
  const named = (qualifier: string | undefined): string[] =>
    decideRights('f', qualifier).map(({ resource, name }) => `${resource} ${name}`);
  assert.deepEqual(named(undefined), ['functions f']);
  assert.deepEqual(named('$LATEST'), ['functions f']);
  assert.deepEqual(named('$LATEST.PUBLISHED'), ['functions f']);
  assert.deepEqual(named('3'), ['functions f', 'versions f.3']);
  assert.deepEqual(named('Live_Blue'), ['functions f', 'aliases f.live-blue']);
});

test('a service account says where it lives', () => {
  assert.equal(serviceAccountNamespace('system:serviceaccount:shop:caller'), 'shop');
  assert.equal(serviceAccountNamespace('jane'), undefined);
  assert.equal(serviceAccountNamespace('x:system:serviceaccount:shop:caller'), undefined);
});

test('a token says when it ends, or does not', () => {
  const jwt = (claims: string): string => `e30.${Buffer.from(claims).toString('base64url')}.c2ln`;
  assert.equal(tokenEndsAtMs(jwt('{"exp":1700000000}')), 1_700_000_000_000);
  for (const token of [jwt('{}'), jwt('{"exp":"soon"}'), jwt('null'), jwt('{'), 'opaque', 'a.b'])
    assert.equal(tokenEndsAtMs(token), Infinity);
});
