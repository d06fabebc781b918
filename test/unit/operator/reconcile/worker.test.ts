import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Terminal, type Key, type Outcome } from '../../../../operator/reconcile/contract.ts';
import { runWorkers, type WorkerReport } from '../../../../operator/reconcile/worker.ts';
import { WorkQueue } from '../../../../operator/reconcile/workqueue.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

function start(reconcile: (key: Key, signal: AbortSignal) => Promise<Outcome>) {
  const clock = new FakeClock();
  const queue = new WorkQueue(clock);
  const reports: WorkerReport[] = [];
  const report = (entry: WorkerReport): number => reports.push(entry);
  const reconciler = { reconcile };
  const stopping = new AbortController();
  const finished = runWorkers({ queue, reconciler, clock, concurrency: 4, limitMs: 1000, report }, stopping.signal);
  return { clock, queue, reports, finished, stop: () => stopping.abort() };
}

const key = { namespace: 'ns', name: 'a' };

describe('runWorkers', () => {
  test('a throw is retried with back-off until it succeeds', async () => {
    let calls = 0;
    const { clock, queue, reports } = start(async () => {
      if (++calls < 3) throw new Error('not yet');
      return {};
    });
    queue.add(key);
    await until('three looks', () => {
      clock.advance(1000);
      return reports.length === 3;
    });
    assert.deepEqual(
      reports.map(({ outcome }) => outcome),
      ['retry', 'retry', 'done'],
    );
    assert.equal(clock.pending, 0);
  });

  test('Terminal gives up until the key is added again', async () => {
    const { clock, queue, reports } = start(async () => {
      throw new Terminal('never');
    });
    queue.add(key);
    await until('the look', () => reports.length === 1);
    assert.equal(reports[0]?.outcome, 'terminal');
    assert.equal(clock.pending, 0);
    queue.add(key);
    await until('a second look', () => reports.length === 2);
  });

  test('againInMs looks again although nothing changed', async () => {
    const { clock, queue, reports } = start(async () => ({ againInMs: 5000 }));
    queue.add(key);
    await until('the look', () => reports.length === 1);
    clock.advance(4999);
    assert.equal(reports.length, 1);
    clock.advance(1);
    await until('a second look', () => reports.length === 2);
  });

  test('keys that hang, more of them than there are places, delay no other', async () => {
    const { clock, queue, reports } = start(({ name }) =>
      name.startsWith('slow') ? new Promise(() => {}) : Promise.resolve({}),
    );
    for (let i = 0; i < 10; i++) queue.add({ namespace: 'ns', name: `slow-${i}` });
    for (let i = 0; i < 20; i++) queue.add({ namespace: 'ns', name: `quick-${i}` });
    await until('all the quick ones', () => {
      clock.advance(250);
      return reports.length === 20;
    });
  });

  test('a key that hangs is never looked at twice at once', async () => {
    let looks = 0;
    const { clock, queue, reports } = start(({ name }) => {
      if (name === 'quick') return Promise.resolve({});
      looks++;
      return new Promise(() => {});
    });
    queue.add(key);
    await until('the look', () => looks === 1);
    clock.advance(5000);
    queue.add(key);
    queue.add({ namespace: 'ns', name: 'quick' });
    await until('another key looked at', () => reports.length === 1);
    assert.equal(looks, 1);
  });

  test('a key that throws delays no other', async () => {
    const { queue, reports } = start(({ name }) =>
      name === 'poisoned' ? Promise.reject(new Error('always')) : Promise.resolve({}),
    );
    queue.add({ namespace: 'ns', name: 'poisoned' });
    for (let i = 0; i < 20; i++) queue.add({ namespace: 'ns', name: `good-${i}` });
    await until('all the good ones', () => reports.filter(({ outcome }) => outcome === 'done').length === 20);
  });

  test('when every look is slow, no more than a bounded number run at once', async () => {
    let looks = 0;
    const { clock, queue } = start(() => {
      looks++;
      return new Promise(() => {});
    });
    for (let i = 0; i < 500; i++) queue.add({ namespace: 'ns', name: `slow-${i}` });
    await until('all places taken', () => {
      clock.advance(1000);
      return looks === 4 * 17;
    });
    clock.advance(10_000);
    await new Promise(setImmediate);
    assert.equal(looks, 4 * 17);
  });

  test('a look beyond its limit hears so, and is tried again', async () => {
    const { clock, queue, reports } = start(
      (_key, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('over', { cause: signal.reason })));
        }),
    );
    queue.add(key);
    await until('the retry', () => {
      clock.advance(100);
      return reports.length === 1;
    });
    assert.equal(reports[0]?.outcome, 'retry');
    assert.ok((reports[0]?.durationMs ?? 0) >= 1000);
  });

  test('a look that ignores the end does not keep the process from leaving', async () => {
    const { clock, queue, stop, finished } = start(() => new Promise(() => {}));
    queue.add(key);
    await until('it taken', () => queue.depth === 0);
    queue.close();
    stop();
    let left = false;
    void finished.then(() => (left = true));
    await until('the workers to leave', () => {
      clock.advance(100);
      return left;
    });
  });

  test('ends when the queue is closed', async () => {
    const { queue, finished } = start(async () => ({}));
    queue.close();
    await finished;
  });
});
