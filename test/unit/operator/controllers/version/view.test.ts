import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { viewOfVersion } from '../../../../../operator/controllers/version/view.ts';
import { allTrue, buildTemplate, buildVersion } from '../../../../support/build-published.ts';

describe('viewOfVersion', () => {
  test('keeps no environment, no words and no annotations', () => {
    const environment = { variables: { LONG: 'x'.repeat(3000) } };
    const template = buildTemplate({ environment, description: 'y'.repeat(200) });
    const version = buildVersion({ version: 1, template, status: { conditions: allTrue } });
    version.metadata.annotations = { 'kubectl.kubernetes.io/last-applied-configuration': 'z'.repeat(5000) };
    assert.ok(JSON.stringify(viewOfVersion(version)).length < 1500);
  });

  test('each number is a revision of its own, and each template', () => {
    const revisions = [
      buildVersion({ version: 1, template: buildTemplate() }),
      buildVersion({ version: 2, template: buildTemplate() }),
      buildVersion({ version: 1, template: buildTemplate({ timeout: 9 }) }),
    ].map((version) => viewOfVersion(version).template?.revision);
    assert.equal(new Set(revisions).size, 3);
  });

  test('tells what activators write from what is ours', () => {
    const requestedAt = '2026-01-01T00:00:00Z';
    const view = viewOfVersion(buildVersion({ version: 1, status: { requestedAt, revision: 'r' } }));
    assert.deepEqual([view.requestedAt, view.status], [requestedAt, { revision: 'r' }]);
  });
});
