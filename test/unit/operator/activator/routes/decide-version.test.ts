import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideVersion, type Routing } from '../../../../../operator/activator/routes/decide-version.ts';

const all = (): boolean => true;
const only =
  (...here: string[]) =>
  (version: string): boolean =>
    here.includes(version);
const shared: Routing = { functionVersion: '3', candidateVersion: '4', candidateWeight: 0.1 };

describe('the version that a request by an alias falls to', () => {
  for (const [what, routing, draw, version] of [
    ['the only one', { functionVersion: '3' }, 0, '3'],
    ['the second one below its weight', shared, 0.0999, '4'],
    ['the first one from its weight on', shared, 0.1, '3'],
    ['the first one where the second has no share', { ...shared, candidateWeight: 0 }, 0, '3'],
    ['the first one where the share is not said', { functionVersion: '3', candidateVersion: '4' }, 0, '3'],
    ['the second one where it has all', { ...shared, candidateWeight: 1 }, 0.9999, '4'],
  ] satisfies [string, Routing, number, string][])
    test(`is ${what}`, () => assert.equal(decideVersion(routing, all, draw), version));

  for (const [what, routing, draw, here, version] of [
    ['the other one has a share', shared, 0.05, ['3'], '3'],
    ['and the other way round', shared, 0.5, ['4'], '4'],
    ['the other one has none: nobody', { ...shared, candidateWeight: 0 }, 0.5, ['4'], undefined],
    ['and the other way round: nobody', { ...shared, candidateWeight: 1 }, 0.5, ['3'], undefined],
    ['there is no other one: nobody', { functionVersion: '3' }, 0.5, ['4'], undefined],
    ['neither can: nobody', shared, 0.5, [], undefined],
  ] satisfies [string, Routing, number, string[], string | undefined][])
    test(`where it cannot answer: ${what}`, () => assert.equal(decideVersion(routing, only(...here), draw), version));

  test('is the second one in its share of 20,000 requests, within one percent of them', () => {
    for (const candidateWeight of [0.01, 0.1, 0.25, 0.5, 0.9]) {
      const draws = Array.from({ length: 20_000 }, () =>
        decideVersion({ ...shared, candidateWeight }, all, Math.random()),
      );
      const share = draws.filter((version) => version === '4').length / draws.length;
      assert.ok(Math.abs(share - candidateWeight) < 0.01, `${share} of ${candidateWeight}`);
    }
  });
});
