import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { buildFunction } from '../../../../support/build.ts';

describe('viewOf', () => {
  test('keeps the digest of the code and not the code', () => {
    const code = { inline: { 'index.mjs': 'x'.repeat(100_000) } };
    const view = viewOf(buildFunction({ spec: { code } }));
    assert.equal(view.code.sha256, archiveInline(code.inline).sha256);
    assert.ok(JSON.stringify(view).length < 1000);
  });

  test('drops annotations: kubectl keeps a copy of the code there', () => {
    const fn = buildFunction();
    fn.metadata.annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    assert.equal(viewOf(fn).metadata.annotations, undefined);
  });
});
