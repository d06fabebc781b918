import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromCodeSha256 } from '../../../../../operator/api/digest.ts';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { buildFunction } from '../../../../support/build.ts';

describe('viewOf', () => {
  test('keeps the digest of the code and not the code', () => {
    const code = { inline: { 'index.mjs': 'x'.repeat(100_000) } };
    const view = viewOf(buildFunction({ spec: { code } }));
    const { zip, sha256 } = archiveInline(code.inline);
    const facts = { size: zip.length, unzippedBytes: 100_000 };
    assert.deepEqual(view.code, { inline: { digest: fromCodeSha256(sha256), facts } });
    assert.ok(JSON.stringify(view).length < 1000);
  });

  test('keeps where other code comes from', () => {
    const upload = { sha256: 'ab'.repeat(32) };
    assert.deepEqual(viewOf(buildFunction({ spec: { code: { upload } } })).code, { source: { upload } });
  });

  test('drops annotations, as kubectl keeps a copy of the code there, but for the counter of versions', () => {
    const fn = buildFunction();
    fn.metadata.annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    assert.equal(viewOf(fn).metadata.annotations, undefined);
    const counter = { 'pilotlight.dev/latest-published-version': '3' };
    fn.metadata.annotations = { ...fn.metadata.annotations, ...counter };
    assert.deepEqual(viewOf(fn).metadata.annotations, counter);
  });
});
