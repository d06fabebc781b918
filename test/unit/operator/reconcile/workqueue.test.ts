import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Key } from '../../../../operator/reconcile/contract.ts';
import { WorkQueue } from '../../../../operator/reconcile/workqueue.ts';
import { FakeClock } from '../../../support/clock.ts';

const key = (name: string): Key => ({ namespace: 'ns', name });

describe('WorkQueue', () => {
  test('hands out keys in order, each once however often it was added', async () => {
    const queue = new WorkQueue(new FakeClock());
    for (const name of ['a', 'b', 'a', 'a']) queue.add(key(name));
    assert.equal((await queue.take())?.name, 'a');
    assert.equal((await queue.take())?.name, 'b');
    assert.equal(queue.depth, 0);
  });

  test('gives a waiting worker a key that comes later', async () => {
    const queue = new WorkQueue(new FakeClock());
    const taken = queue.take();
    queue.add(key('late'));
    assert.equal((await taken)?.name, 'late');
  });

  test('never hands out a key that is being worked on, and brings it back once after done', async () => {
    const queue = new WorkQueue(new FakeClock());
    queue.add(key('a'));
    const first = await queue.take();
    queue.add(key('a'));
    queue.add(key('a'));
    assert.equal(queue.depth, 0);
    queue.done(first ?? key('a'));
    assert.equal(queue.depth, 1);
    const second = await queue.take();
    queue.done(second ?? key('a'));
    assert.equal(queue.depth, 0);
  });

  test('adds later only when its time has come, the last call counting', () => {
    const clock = new FakeClock();
    const queue = new WorkQueue(clock);
    queue.addAfter(key('a'), 100);
    queue.addAfter(key('a'), 500);
    clock.advance(499);
    assert.equal(queue.depth, 0);
    clock.advance(1);
    assert.equal(queue.depth, 1);
  });

  test('waits longer after each failure in a row, and starts anew after forget', () => {
    const queue = new WorkQueue(new FakeClock());
    const delays = Array.from({ length: 8 }, () => queue.addAfterFailure(key('a')));
    assert.ok((delays[7] ?? 0) > 8 * (delays[0] ?? 0), `${delays.join()} do not grow`);
    queue.forget(key('a'));
    assert.ok(queue.addAfterFailure(key('a')) <= 20);
  });

  test('close ends every waiting worker, takes no more keys and cancels timers', async () => {
    const clock = new FakeClock();
    const queue = new WorkQueue(clock);
    const taken = queue.take();
    queue.addAfter(key('a'), 10);
    queue.close();
    assert.equal(await taken, undefined);
    queue.add(key('b'));
    assert.equal(queue.depth, 0);
    assert.equal(clock.pending, 0);
  });

  test('tells what client-go would: keys that came, how long they waited and were worked on, retries', async () => {
    const clock = new FakeClock();
    const told: string[] = [];
    const queue = new WorkQueue(clock, {
      added: () => told.push('added'),
      taken: (seconds) => told.push(`taken after ${seconds}`),
      worked: (seconds) => told.push(`worked ${seconds}`),
      retried: () => told.push('retried'),
    });
    for (let i = 0; i < 3; i++) queue.add(key('a'));
    clock.advance(2000);
    await queue.take();
    clock.advance(500);
    queue.add(key('a'));
    queue.addAfterFailure(key('a'));
    queue.done(key('a'));
    assert.deepEqual(told, ['added', 'taken after 2', 'added', 'retried', 'worked 0.5']);
    clock.advance(1000);
    await queue.take();
    assert.equal(told.at(-1), 'taken after 1', 'it waited since it was added, not since the look before was over');
  });
});
