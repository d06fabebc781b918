import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readyRevision, routedOf } from '../../../../../operator/activator/routes/routed-function.ts';
import { functionSpecSchema, type FunctionStatus, type StoredFunction } from '../../../../../operator/api/function.ts';
import { archiveInline } from '../../../../../operator/code/archive.ts';

const inline = { 'index.mjs': 'export const handler = async () => 1;' };
const runtimeReady = (status: 'True' | 'False') => ({
  type: 'RuntimeReady',
  status,
  reason: 'R',
  message: '',
  lastTransitionTime: '',
});
const make = (status?: FunctionStatus): StoredFunction => ({
  apiVersion: 'pilotlight.dev/v1alpha1',
  kind: 'Function',
  metadata: {
    name: 'f',
    namespace: 'shop',
    uid: 'u',
    generation: 2,
    resourceVersion: '1',
    annotations: { big: 'copy' },
  },
  spec: functionSpecSchema.parse({ runtime: 'nodejs24.x', handler: 'index.handler', code: { inline } }),
  ...(status === undefined ? {} : { status }),
});

describe('a routed function', () => {
  test('keeps the archive instead of the files, and no annotations', () => {
    const routed = routedOf(make());
    assert.deepEqual(routed.archive, archiveInline(inline));
    assert.equal('code' in routed.spec, false);
    assert.equal(routed.metadata.annotations, undefined);
  });

  test('has a revision once the operator has made exactly this spec ready', () => {
    const ready = { observedGeneration: 2, revision: 'abc', conditions: [runtimeReady('True')] };
    assert.equal(readyRevision(routedOf(make(ready)))?.id, 'abc');
  });

  for (const [what, status] of [
    ['without a status', undefined],
    ['of an older spec', { observedGeneration: 1, revision: 'abc', conditions: [runtimeReady('True')] }],
    ['whose Deployment is not there', { observedGeneration: 2, revision: 'abc', conditions: [runtimeReady('False')] }],
    ['without a revision', { observedGeneration: 2, conditions: [runtimeReady('True')] }],
  ] satisfies [string, FunctionStatus | undefined][]) {
    test(`has none ${what}`, () => assert.equal(readyRevision(routedOf(make(status))), undefined));
  }
});
