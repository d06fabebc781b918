import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideNeed } from '../../../../../operator/controllers/version/decide-need.ts';

const now = new Date('2026-01-01T12:00:00Z');
const decide = (claims: Partial<Parameters<typeof decideNeed>[0]>) =>
  decideNeed({ isNamed: false, isPrevious: false, requestedAt: undefined, hasInstances: false, now, ...claims });

describe('a Version needs a Deployment', () => {
  test('when an alias names it, or did before', () => {
    assert.deepEqual(decide({ isNamed: true }), { isNeeded: true });
    assert.deepEqual(decide({ isPrevious: true }), { isNeeded: true });
  });
  test('for an hour after it was asked for', () => {
    const halfAnHour = { isNeeded: true, againInMs: 1_800_000 };
    assert.deepEqual(decide({ requestedAt: '2026-01-01T11:30:00Z' }), halfAnHour);
    assert.deepEqual(decide({ requestedAt: '2026-01-01T11:00:00Z' }), { isNeeded: false });
  });
  test('while it has instances', () =>
    assert.deepEqual(decide({ requestedAt: '2026-01-01T01:00:00Z', hasInstances: true }), { isNeeded: true }));
  test('and a clock that is ahead keeps it no longer', () =>
    assert.equal(decide({ requestedAt: '2027-01-01T00:00:00Z' }).againInMs, 3_600_000));
  test('else not', () => assert.deepEqual(decide({}), { isNeeded: false }));
});
