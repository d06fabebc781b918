import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AliasDeps } from '../../../../../operator/controllers/alias/context.ts';
import { makeAliasStatus } from '../../../../../operator/controllers/alias/status.ts';
import { condition, viewAlias } from '../../../../support/build-published.ts';

const deps = {} as AliasDeps;
const now = '2026-01-01T00:00:00Z';
const good = [condition('RoutingReady')];
const bad = [condition('RoutingReady', 'False')];
const before = { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.1, previousVersion: '0' };

describe('makeAliasStatus', () => {
  test('moves, and remembers where it was', () => {
    const alias = viewAlias({}, before);
    const { functionVersion, candidateVersion, previousVersion } = makeAliasStatus(
      { alias, deps, routing: { functionVersion: '3' } },
      good,
      now,
    );
    assert.deepEqual([functionVersion, candidateVersion, previousVersion], ['3', undefined, '1']);
  });

  test('stays where it was when spec cannot be followed', () => {
    const status = makeAliasStatus({ alias: viewAlias({}, before), deps }, bad, now);
    for (const [key, value] of Object.entries(before)) assert.equal(status[key as keyof typeof before], value);
    assert.equal(status.conditions?.find(({ type }) => type === 'Ready')?.status, 'False');
  });

  test('another share of the same version is no move', () => {
    const routing = { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.5 };
    assert.equal(makeAliasStatus({ alias: viewAlias({}, before), deps, routing }, good, now).previousVersion, '0');
  });

  test('has no routing before the first that is good', () =>
    assert.equal(makeAliasStatus({ alias: viewAlias(), deps }, bad, now).functionVersion, undefined));
});
