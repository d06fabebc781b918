import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { makeOutbox } from '../../../../operator/activator/outbox.ts';

function open(callsUnderWay: number) {
  const seen: string[] = [];
  const outbox = makeOutbox(() => callsUnderWay);
  const socket = (name: string) => ({
    cork: () => void seen.push(`${name} held`),
    uncork: () => void seen.push(`${name} sent`),
  });
  return { outbox, seen, a: socket('a'), b: socket('b') };
}

describe('Outbox', () => {
  test('keeps what is written until the end of the turn, for every socket as often as it was held', async () => {
    const { outbox, seen, a, b } = open(2);
    for (const socket of [a, b, a]) outbox.hold(socket);
    assert.deepEqual(seen, ['a held', 'b held', 'a held']);
    await nextTurn();
    assert.deepEqual(seen.slice(3), ['a sent', 'b sent', 'a sent']);
    outbox.hold(b);
    await nextTurn();
    assert.deepEqual(seen.slice(6), ['b held', 'b sent']);
  });

  test('a single call is not kept waiting', async () => {
    const { outbox, seen, a } = open(1);
    outbox.hold(a);
    await nextTurn();
    assert.deepEqual(seen, []);
  });
});
