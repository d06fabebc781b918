import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { routedVersionOf, versionRevision } from '../../../../../operator/activator/routes/routed-version.ts';
import { fromCodeSha256 } from '../../../../../operator/api/digest.ts';
import { buildVersion } from '../../../../support/build-routing.ts';

describe('a routed version', () => {
  test('keeps no annotations', () => {
    const version = buildVersion();
    version.metadata.annotations = { big: 'copy' };
    assert.equal(routedVersionOf(version).metadata.annotations, undefined);
    assert.deepEqual(routedVersionOf(version).spec, version.spec);
  });

  test('is run as its template says', () => {
    const packaged = { codeSha256: `${'B'.repeat(42)}A=`, codeSize: 7 };
    const template = { memorySize: 512, code: packaged, layers: [{ name: 'common.2', ...packaged, codeSize: 8 }] };
    const revision = versionRevision(buildVersion({ name: 'f', version: 12, template, revision: 'abc' }));
    const digest = fromCodeSha256(packaged.codeSha256);
    assert.deepEqual([revision?.id, revision?.version, revision?.functionName], ['abc', '12', 'f']);
    assert.equal(revision?.spec.memorySize, 512);
    assert.deepEqual([revision?.code, revision?.layers], [{ digest, size: 7 }, [{ digest, size: 8 }]]);
  });

  test('cannot run while it is not ready, has no revision or no template', () => {
    assert.equal(versionRevision(buildVersion({ ready: false })), undefined);
    const version = buildVersion();
    const { template: _template, ...bare } = version.spec;
    assert.equal(versionRevision({ ...version, spec: bare }), undefined);
    const { revision: _revision, ...status } = version.status ?? {};
    assert.equal(versionRevision({ ...version, status }), undefined);
  });
});
