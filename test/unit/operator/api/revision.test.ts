import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FunctionSpec } from '../../../../operator/api/function.ts';
import { revisionOf } from '../../../../operator/api/revision.ts';
import { buildFunction } from '../../../support/build.ts';

const of = (
  spec: Partial<FunctionSpec> = {},
  codeSha256 = 'code',
  runtimeImage = 'image',
  layerSha256s: string[] = [],
): string => revisionOf({ spec: buildFunction({ spec }).spec, codeSha256, layerSha256s, runtimeImage });

describe('revisionOf', () => {
  const changes: [string, string][] = [
    ['code', of({}, 'other')],
    ['runtime image', of({}, 'code', 'other')],
    ['layers', of({}, 'code', 'image', ['a'])],
    ['handler', of({ handler: 'index.other' })],
    ['memory', of({ memorySize: 256 })],
    ['timeout', of({ timeout: 4 })],
    ['/tmp', of({ ephemeralStorage: { size: 1024 } })],
    ['architecture', of({ architectures: ['arm64'] })],
    ['environment', of({ environment: { variables: { STAGE: 'prod' } } })],
  ];
  for (const [what, revision] of changes) {
    test(`changes with the ${what}`, () => assert.notEqual(revision, of()));
  }

  test('changes with the order of layers: the later one wins', () => {
    assert.notEqual(of({}, 'code', 'image', ['a', 'b']), of({}, 'code', 'image', ['b', 'a']));
  });

  test('stays with what decides only how many run, and with the description', () => {
    assert.equal(of({ concurrency: { maxInstances: 1 }, idleTimeout: 5, description: 'x' }), of());
  });

  test('does not depend on the order of variables', () => {
    const a = of({ environment: { variables: { AA: '1', BB: '2' } } });
    assert.equal(of({ environment: { variables: { BB: '2', AA: '1' } } }), a);
  });
});
