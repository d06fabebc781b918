import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideAttach, knownPodOf } from '../../../../../operator/activator/instances/decide-attach.ts';
import type { Pod } from '../../../../../operator/kube/types.ts';

const pod = { revision: 'r1', addresses: ['10.244.0.7', 'fd00::7'] };

describe('decideAttach', () => {
  test('believes the pod itself, on either family and however the socket writes it', () => {
    for (const from of ['10.244.0.7', '::ffff:10.244.0.7', 'fd00::7'])
      assert.equal(decideAttach(pod, { revision: 'r1', from }), 'believed');
  });

  test('believes nobody else', () => {
    assert.equal(decideAttach(undefined, { revision: 'r1', from: '10.244.0.7' }), 'unknown');
    assert.equal(decideAttach(pod, { revision: 'r2', from: '10.244.0.7' }), 'other revision');
    assert.equal(decideAttach(pod, { revision: 'r1', from: '10.244.0.70' }), 'other address');
    assert.equal(decideAttach(pod, { revision: 'r1', from: '' }), 'other address');
  });

  test('waits for an address that Kubernetes has not said, unless addresses are not compared', () => {
    const young = { ...pod, addresses: [] };
    assert.equal(decideAttach(young, { revision: 'r1', from: '10.244.0.7' }), 'unknown');
    assert.equal(decideAttach(young, { revision: 'r1', from: undefined }), 'believed');
    assert.equal(decideAttach(young, { revision: 'r2', from: undefined }), 'other revision');
  });
});

describe('knownPodOf', () => {
  const make = (status: Pod['status'], deletionTimestamp?: string): Pod => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      labels: { 'pilotlight.dev/revision': 'r1' },
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
    },
    spec: { containers: [] },
    ...(status === undefined ? {} : { status }),
  });

  test('reads revision and addresses', () => {
    assert.deepEqual(knownPodOf(make({ podIP: '10.0.0.1', podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }] })), {
      revision: 'r1',
      addresses: ['10.0.0.1', '10.0.0.1', 'fd00::1'],
    });
    assert.deepEqual(knownPodOf(make(undefined)), { revision: 'r1', addresses: [] });
  });

  test('knows a pod that leaves, for it may still have a result, and none that has ended', () => {
    assert.ok(knownPodOf(make({ phase: 'Running', podIP: '10.0.0.1' }, '2026-01-01T00:00:00Z')));
    assert.equal(knownPodOf(make({ phase: 'Failed', podIP: '10.0.0.1' })), undefined);
    assert.equal(knownPodOf(make({ phase: 'Succeeded', podIP: '10.0.0.1' })), undefined);
  });
});
