import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LATEST, LATEST_PUBLISHED } from '../../../../../operator/api/published.ts';
import { aliasesOf, namedBy, targetOf } from '../../../../../operator/controllers/version/decide-naming.ts';
import { condition, viewAlias, viewVersion } from '../../../../support/build-published.ts';

const noCode = { conditions: [condition('Published'), condition('CodeReady', 'False')] };
const noRuntime = { conditions: [condition('Published'), condition('CodeReady'), condition('RuntimeReady', 'False')] };
const following = { functionVersion: LATEST_PUBLISHED };

describe('an Alias names', () => {
  test('what its spec says, and where it points now', () => {
    const weights = { additionalVersionWeights: [{ functionVersion: '2', functionWeight: 0.1 }] };
    const alias = viewAlias({ routingConfig: weights }, { functionVersion: '3', candidateVersion: '4' });
    assert.deepEqual([...namedBy(alias, [])].sort(), [1, 2, 3, 4]);
  });
  test('no version where it points to $LATEST', () =>
    assert.deepEqual([...namedBy(viewAlias({ functionVersion: LATEST }, { functionVersion: LATEST }), [])], []));
  test('where it goes next, if it follows what is published', () =>
    assert.deepEqual(
      [...namedBy(viewAlias(following, { functionVersion: '1' }), [viewVersion(1), viewVersion(2)])],
      [1, 2],
    ));
});

describe('$LATEST.PUBLISHED is', () => {
  const target = (versions: Parameters<typeof targetOf>[1], functionVersion?: string) =>
    targetOf(viewAlias(following, functionVersion === undefined ? {} : { functionVersion }), versions)?.spec.version;
  test('the newest whose code is there', () => {
    assert.equal(target([viewVersion(2), viewVersion(10), viewVersion(9)]), 10);
    assert.equal(target([viewVersion(1), viewVersion(2, { status: noCode })]), 1);
    assert.equal(target([viewVersion(1, { status: noCode })]), undefined);
  });
  test('also one whose Deployment fails: to name it is what asks for the Deployment', () =>
    assert.equal(target([viewVersion(1), viewVersion(2, { status: noRuntime })]), 2));
  test('never an older one than now, while that stands', () => {
    assert.equal(target([viewVersion(1), viewVersion(2, { status: noCode })], '2'), 2);
    assert.equal(target([viewVersion(1)], '2'), 1);
  });
});

describe('a Version tells', () => {
  test('who names it, each in its own spelling, sorted', () => {
    const aliases = ['prod', 'Blue', 'a'].map((aliasName) => viewAlias({ aliasName }));
    const other = viewAlias({ aliasName: 'other', functionVersion: '2' });
    assert.deepEqual(aliasesOf(viewVersion(1), [...aliases, other], []), ['Blue', 'a', 'prod']);
  });
  test('not of one that is being deleted', () => {
    const { metadata, ...alias } = viewAlias();
    const going = { ...alias, metadata: { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } };
    assert.deepEqual(aliasesOf(viewVersion(1), [going], []), []);
  });
});
