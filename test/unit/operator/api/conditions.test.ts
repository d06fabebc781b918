import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  deriveReady,
  markFalse,
  markTrue,
  markUnknown,
  withCondition,
  type Mark,
} from '../../../../operator/api/conditions.ts';
import type { Condition } from '../../../../operator/api/meta.ts';

const at = { generation: 1, now: '2026-01-01T00:00:00Z' };
const build = (marks: Record<string, Mark>): Condition[] =>
  Object.entries(marks).reduce<Condition[]>((all, [type, mark]) => withCondition(all, type, mark, at), []);

describe('deriveReady', () => {
  test('is True when all are', () => {
    assert.equal(deriveReady(build({ A: markTrue('Fine'), B: markTrue('Fine') }), ['A', 'B']).status, 'True');
  });

  test('takes status, reason and message of the first that is not', () => {
    const conditions = build({
      A: markTrue('Fine'),
      B: markFalse('Broken', 'mend it'),
      C: markUnknown('Waiting', 'for B'),
    });
    assert.deepEqual(deriveReady(conditions, ['A', 'B', 'C']), markFalse('Broken', 'mend it'));
  });

  test('is Unknown while one is missing', () => {
    assert.equal(deriveReady(build({ A: markTrue('Fine') }), ['A', 'B']).status, 'Unknown');
  });
});
