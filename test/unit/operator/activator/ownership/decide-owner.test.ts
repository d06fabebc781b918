import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideOwner } from '../../../../../operator/activator/ownership/decide-owner.ts';

// As a ReplicaSet names its pods.
const members = ['x4k2p', '9zqlm', 'b7c5d', 'tt8wn'].map((end) => ({ name: `pilotlight-activator-7c9d8b6f5-${end}` }));
const functions = Array.from({ length: 4000 }, (_, n) => `shop/function-${n}`);
const ownersAmong = (some: typeof members): (string | undefined)[] =>
  functions.map((id) => decideOwner(id, some)?.name);

describe('decideOwner', () => {
  test('nobody owns anything when nobody is there', () => assert.equal(decideOwner('shop/f', []), undefined));

  test('does not depend on the order of the members', () =>
    assert.deepEqual(ownersAmong([...members].reverse()), ownersAmong(members)));

  test('gives each about the same share', () => {
    const owners = ownersAmong(members);
    for (const { name } of members) {
      const share = owners.filter((owner) => owner === name).length / functions.length;
      assert.ok(share > 0.22 && share < 0.28, `${name} has ${share}`);
    }
  });

  test('moves only what belonged to the one that left', () => {
    const before = ownersAmong(members);
    const [leaving, ...rest] = members;
    const after = ownersAmong(rest);
    const moved = before.filter((owner, at) => owner !== after[at]);
    assert.ok(moved.length > 0);
    assert.deepEqual(new Set(moved), new Set([leaving?.name]));
  });
});
