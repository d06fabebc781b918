import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isAtZero } from '../../../../../operator/controllers/revision/retire.ts';
import type { Deployment } from '../../../../../operator/kube/types.ts';

const deployment = (replicas: number | undefined, running: number | undefined): Deployment =>
  ({ spec: { replicas }, status: { replicas: running } }) as Deployment;

describe('isAtZero', () => {
  for (const [replicas, running, expected] of [
    [0, 0, true],
    [0, undefined, true],
    [0, 1, false],
    [1, 0, false],
    [undefined, 0, false],
  ] as const) {
    test(`${replicas} wanted, ${running} running: ${expected}`, () =>
      assert.equal(isAtZero(deployment(replicas, running)), expected));
  }
});
