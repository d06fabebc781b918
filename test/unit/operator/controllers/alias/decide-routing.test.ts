import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LATEST, LATEST_PUBLISHED } from '../../../../../operator/api/published.ts';
import { decideRouting } from '../../../../../operator/controllers/alias/decide-routing.ts';
import { allTrue, condition, viewAlias, viewVersion } from '../../../../support/build-published.ts';

const named = { conditions: allTrue, aliases: ['live'] };
const knowing = (number: number) => viewVersion(number, { status: named });
const decide = (
  alias: ReturnType<typeof viewAlias>,
  versions: ReturnType<typeof viewVersion>[],
  hasFunction = false,
) => {
  const resolution = decideRouting(alias, { hasFunction, versions });
  return 'routing' in resolution ? resolution.routing : `${resolution.refusal.status} ${resolution.refusal.reason}`;
};
const share = { additionalVersionWeights: [{ functionVersion: '2', functionWeight: 0.1 }] };

describe('decideRouting', () => {
  test('to a version that is ready and knows of the alias', () =>
    assert.deepEqual(decide(viewAlias(), [knowing(1)]), { functionVersion: '1' }));
  test('waits for a version that does not know of it yet', () =>
    assert.equal(decide(viewAlias(), [viewVersion(1)]), 'Unknown Waiting'));
  test('the spelling counts', () =>
    assert.equal(decide(viewAlias({ aliasName: 'Live' }), [knowing(1)]), 'Unknown Waiting'));
  test('not to one that is missing or not ready', () => {
    const failed = { conditions: [condition('Ready', 'False')], aliases: ['live'] };
    assert.equal(decide(viewAlias(), [knowing(2)]), 'False VersionMissing');
    assert.equal(decide(viewAlias(), [viewVersion(1, { status: failed })]), 'False VersionNotReady');
  });
  test('both of two, or neither', () => {
    const alias = viewAlias({ routingConfig: share });
    const routing = { functionVersion: '1', candidateVersion: '2', candidateWeight: 0.1 };
    assert.deepEqual(decide(alias, [knowing(1), knowing(2)]), routing);
    assert.equal(decide(alias, [knowing(1)]), 'False VersionMissing');
    assert.equal(decide(alias, [knowing(1), viewVersion(2)]), 'Unknown Waiting');
  });
  test('to $LATEST, if there is a Function', () => {
    assert.deepEqual(decide(viewAlias({ functionVersion: LATEST }), [], true), { functionVersion: LATEST });
    assert.equal(decide(viewAlias({ functionVersion: LATEST }), []), 'False FunctionMissing');
  });
  test('to what was published last', () => {
    const alias = viewAlias({ functionVersion: LATEST_PUBLISHED });
    assert.deepEqual(decide(alias, [knowing(1), knowing(2)]), { functionVersion: '2' });
    assert.equal(decide(alias, []), 'False VersionMissing');
  });
});
