import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerRollouts } from '../../../../../operator/activator/rollouts/answer-rollouts.ts';
import { Figures } from '../../../../../operator/activator/rollouts/figures.ts';
import { openFigures } from '../../../../../operator/activator/rollouts/open-figures.ts';

const since = '2026-01-01T00:00:00Z';
const rollout = { stepStartedAt: since };

describe('the figures of a candidate', () => {
  test('count what the version did: not what callers did, and not what an activator failed at', () => {
    const figures = new Figures('2', since);
    for (const outcome of ['success', 'function_error', 'InstanceLost', 'ImagePullFailed']) figures.count(outcome, 10);
    for (const outcome of ['dry_run', 'BufferFull', 'RequestTimedOut', 'ShuttingDown', 'OwnerUnavailable'])
      figures.count(outcome, 10);
    const { p99, ...rest } = figures.report();
    assert.deepEqual(rest, { candidate: '2', since, invocations: 4, errors: 3 });
    assert.deepEqual(
      p99.map(([, count]) => count),
      [4],
    );
  });

  test('begin anew with a step and with a candidate, and with nothing else', () => {
    const first = openFigures(undefined, { functionVersion: '1', candidateVersion: '2', rollout });
    assert.ok(first);
    const weight = { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.5, rollout };
    assert.equal(openFigures(first, weight), first);
    assert.notEqual(openFigures(first, { ...weight, candidateVersion: '3' }), first);
    assert.notEqual(openFigures(first, { ...weight, rollout: { stepStartedAt: '2026-01-01T00:00:05Z' } }), first);
  });

  test('are of rollouts only', () => {
    assert.equal(openFigures(undefined, { functionVersion: '1', candidateVersion: '2' }), undefined);
    assert.equal(openFigures(undefined, { functionVersion: '1', rollout }), undefined);
  });

  test('are read by namespace and name of the Alias', () => {
    const figures = new Figures('2', since);
    const find = (...alias: string[]) => (alias.join(' ') === 'shop f.live' ? figures : undefined);
    assert.deepEqual(answerRollouts('/rollouts/shop/f.live', find), figures.report());
    for (const path of ['/rollouts/shop/f.other', '/rollouts/shop', '/rollouts/shop/f.live/x', '/', ''])
      assert.equal(answerRollouts(path, find), undefined);
  });
});
