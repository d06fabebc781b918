import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  decideMembers,
  nextEpoch,
  type MembersInput,
} from '../../../../../operator/activator/ownership/decide-members.ts';
import { readRing, writeRing } from '../../../../../operator/activator/ownership/ring-record.ts';
import { memberOf, Ring, type Member } from '../../../../../operator/activator/ownership/ring.ts';

const member = (name: string, process = `process-of-${name}`): Member => ({
  name,
  process,
  attach: 'a:1',
  peer: 'a:2',
});
const [a, b, c] = [member('a'), member('b'), member('c')];

const rows: [why: string, input: Partial<MembersInput>, next: Member[] | undefined][] = [
  ['who is ready comes in', { members: [a], me: b, myName: 'b' }, [a, b]],
  ['who is in stays as it is', { members: [a, b], me: b, myName: 'b' }, undefined],
  ['who is not ready yet stays out', { members: [a], myName: 'b' }, undefined],
  ['who leaves goes out', { members: [a, b], myName: 'b' }, [a]],
  ['the last may leave too', { members: [b], myName: 'b' }, []],
  ['others that are gone are taken out', { members: [a, b, c], me: b, myName: 'b', absent: new Set(['a', 'c']) }, [b]],
  [
    'one that comes back as another process takes its own place',
    { members: [a, member('b', 'before')], me: b, myName: 'b' },
    [a, b],
  ],
  [
    'nobody takes itself out because others see it gone',
    { members: [b], me: b, myName: 'b', absent: new Set(['b']) },
    undefined,
  ],
];

describe('decideMembers', () => {
  for (const [why, input, next] of rows)
    test(why, () =>
      assert.deepEqual(decideMembers({ members: [], me: undefined, myName: 'a', absent: new Set(), ...input }), next),
    );
});

describe('an epoch', () => {
  const now = new Date(1_800_000_000_500);
  test('counts up from all that is known', () => assert.equal(nextEpoch([4, 7], now), 8));
  test('begins with the time, above all epochs of a record that was lost', () =>
    assert.equal(nextEpoch([0, 0], now), 1_800_000_000));
});

describe('the ring’s record', () => {
  const state = { epoch: 7, members: [a, b] };
  test('comes back as it was written', () => assert.deepEqual(readRing(writeRing(state)), state));
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '{"epoch":0,"members":[]}',
    '{"epoch":1.5,"members":[]}',
    '{"epoch":4294967296,"members":[]}',
    '{"epoch":1,"members":[{"name":"a"}]}',
  ])
    test(`says nothing when it is ${text || 'empty'}`, () => assert.equal(readRing({ 'ring.json': text }), undefined));
  test('says nothing before it was written', () => assert.equal(readRing(undefined), undefined));
});

describe('Ring', () => {
  test('hears of new epochs and not of old ones', () => {
    const ring = new Ring(a.process);
    let heard = 0;
    ring.onChange(() => heard++);
    ring.learn({ epoch: 5, members: [a, b] });
    ring.learn({ epoch: 4, members: [] });
    ring.learn({ epoch: 5, members: [] });
    assert.deepEqual([ring.epoch, heard, ring.peers], [5, 1, [b]]);
  });

  test('owns nothing once it has left, though the others count it in', () => {
    const ring = new Ring(a.process);
    ring.learn({ epoch: 5, members: [a] });
    assert.equal(ring.owns('shop/f'), true);
    ring.leave();
    assert.equal(ring.owns('shop/f'), false);
    assert.deepEqual(ring.ownerOf('shop/f'), a);
  });

  test('a restarted process is not the one before it', () => {
    const ring = new Ring('after');
    ring.learn({ epoch: 5, members: [member('a', 'before')] });
    assert.equal(ring.owns('shop/f'), false);
  });

  test('addresses of IPv6 are written as URLs write them', () => {
    const config = { podName: 'p', podIp: 'fd00::7', attachPort: 9090, peerPort: 9091 };
    assert.deepEqual(memberOf(config, 'x'), {
      name: 'p',
      process: 'x',
      attach: '[fd00::7]:9090',
      peer: '[fd00::7]:9091',
    });
  });
});
