import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideRetirement } from '../../../../../operator/controllers/function/decide-retirement.ts';
import type { VersionView } from '../../../../../operator/controllers/version/view.ts';
import { viewVersion } from '../../../../support/build-published.ts';

const ownerUid = 'uid-fn';
const own = (number: number, aliases?: string[]) =>
  viewVersion(number, { owner: ownerUid, status: aliases === undefined ? {} : { aliases } });
const numbers = (versions: readonly VersionView[]): number[] => versions.map(({ spec }) => spec.version);
const decide = (versions: VersionView[], retention: number, named: number[] = []): number[] =>
  numbers(decideRetirement(versions, { retention, ownerUid, named: new Set(named) }));

describe('decideRetirement', () => {
  test('the newest stay', () =>
    assert.deepEqual(
      decide(
        [1, 2, 3, 10].map((number) => own(number)),
        2,
      ),
      [2, 1],
    ));
  test('what an alias names stays, and takes no place', () => {
    assert.deepEqual(decide([own(1), own(2, ['live']), own(3)], 1), [1]);
    assert.deepEqual(decide([own(1), own(2), own(3)], 1, [2]), [1], 'also where its status does not say so yet');
  });
  test('what somebody applied stays, also of a predecessor of that name', () =>
    assert.deepEqual(decide([viewVersion(1), viewVersion(2, { owner: 'other' }), own(3)], 1), []));
});
