import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Access, type Caller } from '../../../../../operator/activator/access/access.ts';
import { serviceAccountNamespace } from '../../../../../operator/activator/access/reviews.ts';
import { FakeClock } from '../../../../support/clock.ts';

const jane: Caller = { username: 'jane', uid: '1', groups: ['a'], extra: {}, namespace: undefined };

function setUp() {
  const clock = new FakeClock();
  const state = { tokens: [] as string[], questions: [] as string[], allowed: true, down: false };
  const access = new Access({
    reviews: {
      authenticate: async (token) => {
        state.tokens.push(token);
        await Promise.resolve();
        if (state.down) throw new Error('down');
        return token === 'good' ? jane : undefined;
      },
      mayInvoke: async ({ username }, namespace, name) => {
        state.questions.push(`${username} ${namespace}/${name}`);
        await Promise.resolve();
        return state.allowed;
      },
    },
    cacheMs: 10_000,
    now: () => clock.monotonicMs(),
  });
  clock.advance(1);
  return { clock, state, access };
}

/** Every call on a connection of its own. */
const ask = (access: Access, token: string): Promise<Caller | undefined> =>
  access.authenticate(token, {}, `Bearer ${token}`);

describe('Access', () => {
  test('recalls who called on a connection by the same header, no longer than the answer may be used', async () => {
    const { access, clock } = setUp();
    const connection = {};
    await ask(access, 'good');
    clock.advance(6_000);
    await access.authenticate('good', connection, 'Bearer good');
    assert.equal(access.recall(connection, 'Bearer good'), jane);
    assert.equal(access.recall(connection, 'Bearer other'), undefined);
    assert.equal(access.recall({}, 'Bearer good'), undefined);
    clock.advance(4_500);
    assert.equal(access.recall(connection, 'Bearer good'), undefined);
  });

  test('asks once for what comes together, and again when the answer is old', async () => {
    const { access, state, clock } = setUp();
    const both = await Promise.all([ask(access, 'good'), ask(access, 'good')]);
    assert.deepEqual(both, [jane, jane]);
    clock.advance(9_000);
    await ask(access, 'good');
    assert.equal(state.tokens.length, 1);
    clock.advance(2_000);
    await ask(access, 'good');
    assert.equal(state.tokens.length, 2);
  });

  test('remembers a no as well', async () => {
    const { access, state } = setUp();
    assert.equal(await ask(access, 'bad'), undefined);
    assert.equal(await ask(access, 'bad'), undefined);
    assert.equal(state.tokens.length, 1);
  });

  test('never remembers that nobody could be asked', async () => {
    const { access, state } = setUp();
    state.down = true;
    await assert.rejects(ask(access, 'good'));
    state.down = false;
    assert.equal(await ask(access, 'good'), jane);
  });

  test('keeps decisions apart by who, where and what', async () => {
    const { access, state } = setUp();
    await access.mayInvoke(jane, 'shop', 'f');
    await access.mayInvoke({ ...jane, groups: ['a', 'b'] }, 'shop', 'f');
    await access.mayInvoke({ ...jane, uid: '2' }, 'shop', 'f');
    await access.mayInvoke(jane, 'other', 'f');
    await access.mayInvoke(jane, 'shop', 'g');
    await access.mayInvoke(jane, 'shop', 'f');
    assert.equal(state.questions.length, 5);
  });

  test('lets a withdrawn right act after the cache time', async () => {
    const { access, state, clock } = setUp();
    assert.equal(await access.mayInvoke(jane, 'shop', 'f'), true);
    state.allowed = false;
    clock.advance(11_000);
    assert.equal(await access.mayInvoke(jane, 'shop', 'f'), false);
  });
});

test('a service account says where it lives', () => {
  assert.equal(serviceAccountNamespace('system:serviceaccount:shop:caller'), 'shop');
  assert.equal(serviceAccountNamespace('jane'), undefined);
  assert.equal(serviceAccountNamespace('x:system:serviceaccount:shop:caller'), undefined);
});
