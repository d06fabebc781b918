import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Terminal, type Key, type Outcome } from '../../../../operator/reconcile/contract.ts';
import { runWorkers, type WorkerReport } from '../../../../operator/reconcile/worker.ts';
import { WorkQueue } from '../../../../operator/reconcile/workqueue.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

function start(reconcile: (key: Key) => Promise<Outcome>) {
  const clock = new FakeClock();
  const queue = new WorkQueue(clock);
  const reports: WorkerReport[] = [];
  const report = (entry: WorkerReport): number => reports.push(entry);
  const reconciler = { reconcile };
  const finished = runWorkers(
    { queue, reconciler, clock, concurrency: 4, limitMs: 1000, report },
    new AbortController().signal,
  );
  return { clock, queue, reports, finished };
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

  test('a key that hangs delays no other', async () => {
    const { queue, reports } = start(({ name }) => (name === 'slow' ? new Promise(() => {}) : Promise.resolve({})));
    queue.add({ namespace: 'ns', name: 'slow' });
    for (let i = 0; i < 20; i++) queue.add({ namespace: 'ns', name: `quick-${i}` });
    await until('all the quick ones', () => reports.length === 20);
  });

  test('ends when the queue is closed', async () => {
    const { queue, finished } = start(async () => ({}));
    queue.close();
    await finished;
  });
});
