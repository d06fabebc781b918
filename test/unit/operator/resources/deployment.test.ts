import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Deployment } from '../../../../operator/kube/types.ts';
import { makeDeployment, type RevisionOfFunction } from '../../../../operator/resources/deployment.ts';
import { buildRevision } from '../../../support/build.ts';

const specOf = (overrides?: Partial<RevisionOfFunction>): Deployment['spec'] =>
  makeDeployment(buildRevision(overrides)).spec as Deployment['spec'];
const containerOf = (overrides?: Partial<RevisionOfFunction>) => {
  const [container, ...others] = specOf(overrides).template.spec.containers;
  assert.ok(container !== undefined && others.length === 0);
  return container;
};

describe('makeDeployment', () => {
  test('never names replicas: they belong to the scaler', () => assert.ok(!('replicas' in specOf())));

  test('has one container and no volume, no token, no service links', () => {
    const pod = specOf().template.spec;
    assert.equal(pod.containers.length, 1);
    assert.ok(!('volumes' in pod));
    assert.equal(pod.automountServiceAccountToken, false);
    assert.equal(pod.enableServiceLinks, false);
  });

  test('asks for memory and CPU in Lambda’s proportion, and sets no CPU limit', () => {
    const { requests, limits } = containerOf({ memorySizeMb: 1769 }).resources ?? {};
    assert.equal(requests?.['cpu'], '1000m');
    assert.equal(requests?.['memory'], '1833Mi');
    assert.equal(limits?.['memory'], '1833Mi');
    assert.equal(limits?.['cpu'], undefined);
  });

  test('gives a pod time for its longest invocation', () => {
    assert.equal(specOf({ timeoutSeconds: 900 }).template.spec.terminationGracePeriodSeconds, 930);
  });

  test('carries nothing of the handler: code, environment and limits arrive by Assign', () => {
    const names = containerOf()
      .env?.map(({ name }) => name)
      .sort();
    assert.deepEqual(names, [
      'PILOTLIGHT_ACTIVATOR',
      'PILOTLIGHT_CA',
      'PILOTLIGHT_FUNCTION',
      'PILOTLIGHT_KEY',
      'PILOTLIGHT_NAMESPACE',
      'PILOTLIGHT_POD_UID',
      'PILOTLIGHT_REVISION',
    ]);
  });

  test('does not follow from the CAs to trust, so that new ones roll nothing out', () => {
    assert.deepEqual(makeDeployment(buildRevision({ trust: 'new' })), makeDeployment(buildRevision({ trust: 'old' })));
  });

  test('goes to the wanted architecture, or to any', () => {
    assert.deepEqual(specOf({ architecture: 'arm64' }).template.spec.nodeSelector, { 'kubernetes.io/arch': 'arm64' });
    assert.deepEqual(specOf({ architecture: 'x86_64' }).template.spec.nodeSelector, { 'kubernetes.io/arch': 'amd64' });
    assert.equal(specOf().template.spec.nodeSelector, undefined);
  });

  test('belongs to its Function, so that it goes with it', () => {
    const owner = makeDeployment(buildRevision()).metadata.ownerReferences?.[0];
    assert.equal(owner?.uid, 'uid-1');
    assert.equal(owner?.controller, true);
  });
});
