import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Condition } from '../../../../operator/api/meta.ts';
import { newlyFailed } from '../../../../operator/controllers/failed-phases.ts';

const condition = (type: string, status: Condition['status'], reason: string, lastTransitionTime = '1'): Condition => ({
  type,
  status,
  reason,
  message: 'why',
  lastTransitionTime,
});

describe('newlyFailed', () => {
  test('names what failed, and what failed for another reason than before', () => {
    const before = [condition('A', 'False', 'Old'), condition('B', 'True', 'Fine')];
    const after = [condition('A', 'False', 'New'), condition('B', 'False', 'Broken')];
    assert.deepEqual(newlyFailed(before, after), after);
  });

  test('says nothing of what is as before, waits or is well', () => {
    const before = [condition('A', 'False', 'Old'), condition('B', 'True', 'Fine')];
    const after = [
      condition('A', 'False', 'Old', '2'),
      condition('B', 'Unknown', 'Waiting'),
      condition('C', 'True', 'F'),
    ];
    assert.deepEqual(newlyFailed(before, after), []);
  });
});
