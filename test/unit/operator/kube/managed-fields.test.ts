import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ManagedFields } from '../../../../operator/api/meta.ts';
import { handOver } from '../../../../operator/kube/managed-fields.ts';

const entry = (manager: string, operation: ManagedFields['operation'], fieldsV1: ManagedFields['fieldsV1']) => ({
  manager,
  operation,
  apiVersion: 'apps/v1',
  fieldsType: 'FieldsV1' as const,
  fieldsV1,
});
const move = { from: 'scaler', to: 'operator', keeps: { 'f:spec': { 'f:replicas': {} } } };
const created = {
  'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } },
  'f:spec': { 'f:replicas': {}, 'f:template': { 'f:x': {} } },
};

describe('handOver', () => {
  test('gives all but what it keeps to whoever applies from now on', () => {
    assert.deepEqual(handOver([entry('scaler', 'Update', created)], move), [
      entry('operator', 'Apply', { 'f:metadata': created['f:metadata'], 'f:spec': { 'f:template': { 'f:x': {} } } }),
      entry('scaler', 'Update', { 'f:spec': { 'f:replicas': {} } }),
    ]);
  });

  test('adds to what the new owner has already, and leaves others alone', () => {
    const applied = entry('operator', 'Apply', { 'f:spec': { 'f:template': { 'f:y': {} } } });
    const scale = { ...entry('scaler', 'Update', { 'f:spec': { 'f:replicas': {} } }), subresource: 'scale' };
    const theirs = entry('kube-controller-manager', 'Update', { 'f:status': {} });
    const given = entry('scaler', 'Update', { 'f:spec': { 'f:template': { 'f:x': {} } } });
    assert.deepEqual(handOver([scale, given, applied, theirs], move), [
      scale,
      theirs,
      entry('operator', 'Apply', { 'f:spec': { 'f:template': { 'f:y': {}, 'f:x': {} } } }),
    ]);
  });

  test('has nothing to do a second time', () => {
    const once = handOver([entry('scaler', 'Update', created)], move) ?? [];
    assert.equal(handOver(once, move), undefined);
    assert.equal(handOver([], move), undefined);
  });
});
