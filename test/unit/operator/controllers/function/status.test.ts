import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markFalse, markTrue, withCondition, type Mark } from '../../../../../operator/api/conditions.ts';
import type { Condition } from '../../../../../operator/api/meta.ts';
import type { FunctionContext, FunctionDeps } from '../../../../../operator/controllers/function/context.ts';
import { makeStatus } from '../../../../../operator/controllers/function/status.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { isSameStatus } from '../../../../../operator/controllers/write-status.ts';
import { buildFunction } from '../../../../support/build.ts';

const now = '2026-01-01T00:00:00Z';
const phases = (marks: Record<string, Mark>): Condition[] =>
  Object.entries(marks).reduce<Condition[]>(
    (all, [type, mark]) => withCondition(all, type, mark, { generation: 2, now }),
    [],
  );
const good = markTrue('Fine');
const allGood = phases({ CodeReady: good, ConfigurationReady: good, RuntimeReady: good });
const oldLayers = [{ name: 'common.1', codeSha256: 'oldlayer', codeSize: 2 }];
const oldStatus = {
  revision: 'old',
  codeSha256: 'oldcode',
  codeSize: 1,
  codeSource: 'oldsource',
  layers: oldLayers,
  runtimeImage: 'oldimage',
};
const context = (): FunctionContext => ({
  fn: viewOf(buildFunction({ generation: 2, status: oldStatus })),
  deps: {} as FunctionDeps,
  latestPublishedVersion: 0,
  code: { digest: 'ab'.repeat(32), facts: { size: 7, unzippedBytes: 9 } },
  layers: [{ name: 'common.2', digest: 'cd'.repeat(32), facts: { size: 5, unzippedBytes: 6 } }],
  revision: 'new',
  runtimeImage: 'image',
});

describe('makeStatus', () => {
  test('announces the revision once it can run', () => {
    const status = makeStatus(context(), allGood, now);
    assert.equal(status.revision, 'new');
    assert.equal(status.state, 'Active');
    assert.equal(status.codeSha256, Buffer.from('ab'.repeat(32), 'hex').toString('base64'));
    const codeSha256 = Buffer.from('cd'.repeat(32), 'hex').toString('base64');
    assert.deepEqual(status.layers, [{ name: 'common.2', codeSha256, codeSize: 5 }]);
    assert.equal(status.codeSource, undefined, 'of inline code');
    assert.equal(status.observedGeneration, 2);
    assert.equal(status.conditions?.find(({ type }) => type === 'Ready')?.status, 'True');
    assert.equal(status.invokePath, '/namespaces/shop/2015-03-31/functions/hello/invocations');
  });

  test('keeps the last good revision while the new one cannot', () => {
    const failed = phases({ CodeReady: good, ConfigurationReady: markFalse('RuntimeNotInstalled', 'install it') });
    const status = makeStatus(context(), failed, now);
    assert.equal(status.revision, 'old');
    assert.equal(status.codeSha256, 'oldcode');
    assert.equal(status.codeSource, 'oldsource');
    assert.deepEqual(status.layers, oldLayers);
    assert.equal(status.state, 'Failed');
  });

  test('is the same whatever the order of its members', () => {
    const status = makeStatus(context(), allGood, now);
    const shuffled = Object.fromEntries(Object.entries(status).reverse());
    assert.ok(isSameStatus(shuffled, status));
    assert.ok(!isSameStatus({ ...status, revision: 'other' }, status));
    assert.ok(!isSameStatus(undefined, status));
  });
});
