import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markFalse, markTrue, type Mark } from '../../../../operator/api/conditions.ts';
import { runPhases } from '../../../../operator/reconcile/phases.ts';

const signal = new AbortController().signal;
const input = { conditions: [], generation: 2, now: '2026-01-01T00:00:00Z' };
const phase = (condition: string, mark: Mark) => ({ condition, run: () => mark });

describe('runPhases', () => {
  test('each phase owns one condition, of this generation', async () => {
    const conditions = await runPhases([phase('A', markTrue('Fine')), phase('B', markTrue('Fine'))], {}, input, signal);
    assert.deepEqual(
      conditions.map(({ type, status, observedGeneration }) => [type, status, observedGeneration]),
      [
        ['A', 'True', 2],
        ['B', 'True', 2],
      ],
    );
  });

  test('what comes after a phase that is not done does not run and says what it waits for', async () => {
    const never = { condition: 'B', run: () => assert.fail('must not run') };
    const conditions = await runPhases([phase('A', markFalse('Broken', 'why')), never], {}, input, signal);
    assert.deepEqual(
      conditions.map(({ status, message }) => [status, message]),
      [
        ['False', 'why'],
        ['Unknown', 'waits for A'],
      ],
    );
  });

  test('a transition time moves only when the status does', async () => {
    const before = await runPhases([phase('A', markTrue('Fine'))], {}, input, signal);
    const later = { conditions: before, generation: 3, now: '2026-01-02T00:00:00Z' };
    const same = await runPhases([phase('A', markTrue('Fine'))], {}, later, signal);
    assert.equal(same[0]?.lastTransitionTime, input.now);
    const changed = await runPhases([phase('A', markFalse('Broken', ''))], {}, later, signal);
    assert.equal(changed[0]?.lastTransitionTime, later.now);
  });
});
