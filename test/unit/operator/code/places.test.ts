import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Places } from '../../../../operator/code/places.ts';

const { signal } = new AbortController();

describe('Places', () => {
  test('lets in so many at once, in order, and the next when one leaves, also by a failure', async () => {
    const places = new Places(2);
    const running: string[] = [];
    const gates = new Map<string, PromiseWithResolvers<void>>();
    const start = (name: string, until = signal): Promise<void> =>
      places.hold(() => {
        running.push(name);
        const gate = Promise.withResolvers<void>();
        gates.set(name, gate);
        return gate.promise;
      }, until);
    const a = start('a');
    const b = start('b');
    const leaver = new AbortController();
    const left = start('left', leaver.signal);
    const c = start('c');
    await Promise.resolve();
    assert.deepEqual(running, ['a', 'b']);
    leaver.abort(new Error('gone'));
    await assert.rejects(left, /gone/);
    gates.get('a')?.reject(new Error('failed'));
    await assert.rejects(a, /failed/);
    await new Promise(setImmediate);
    assert.deepEqual(running, ['a', 'b', 'c'], 'not the one that has left');
    for (const gate of gates.values()) gate.resolve();
    await Promise.all([b, c]);
  });
});
