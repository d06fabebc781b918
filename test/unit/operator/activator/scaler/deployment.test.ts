import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDeployments } from '../../../../../operator/activator/scaler/deployment.ts';
import type { KubeClient } from '../../../../../operator/kube/client.ts';
import { KubeError } from '../../../../../operator/kube/errors.ts';
import type { Stored } from '../../../../../operator/api/meta.ts';
import { FakeClock } from '../../../../support/clock.ts';
import type { Deployment } from '../../../../../operator/kube/types.ts';

const seenAs = (resourceVersion: string, replicas: number): Stored<Deployment> => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'f-1', namespace: 'shop', uid: 'u', resourceVersion },
  spec: { replicas, selector: { matchLabels: {} }, template: { metadata: { labels: {} }, spec: { containers: [] } } },
});

function setUp() {
  const state = { seen: seenAs('10', 0) as Stored<Deployment> | undefined, calls: [] as unknown[] };
  const merge = (_resource: unknown, ref: { name: string }, patch: unknown, options: unknown): Promise<unknown> => {
    state.calls.push([ref.name, patch, options]);
    if (ref.name === 'gone') return Promise.reject(new KubeError(404, 'NotFound', ''));
    return Promise.resolve({ metadata: { resourceVersion: '12' } });
  };
  const open = openDeployments({ merge } as unknown as KubeClient, new FakeClock(), { get: () => state.seen });
  const openVersion = (name: string) => open('shop', 'f-1', name);
  return { state, deployment: open('shop', 'f-1', undefined), openVersion };
}

test('a change writes the scale subresource in the name of the scaler, and counts until the informer has it', async () => {
  const { state, deployment } = setUp();
  await deployment.scale(3);
  const options = { manager: 'pilotlight-scaler', subresource: 'scale', limitMs: 5_000 };
  assert.deepEqual(state.calls, [['f-1', { spec: { replicas: 3 } }, options]]);
  assert.equal(deployment.replicas(), 3);
  state.seen = seenAs('13', 2);
  assert.equal(deployment.replicas(), 2);
  state.seen = undefined;
  assert.equal(deployment.replicas(), undefined);
});

test('who may go first is a hint: a pod that is gone already is no failure', async () => {
  const { state, deployment } = setUp();
  await deployment.preferRemoval(['p1', 'gone']);
  const patch = { metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-1000' } } };
  assert.deepEqual(
    state.calls,
    ['p1', 'gone'].map((pod) => [pod, patch, { manager: 'pilotlight-scaler' }]),
  );
});

test('the Deployment of a version is asked for in its status, with the time; of one that was deleted meanwhile it is not', async () => {
  const { state, deployment, openVersion } = setUp();
  assert.equal(deployment.request, undefined);
  await openVersion('f.3').request?.();
  const options = { manager: 'pilotlight-scaler', subresource: 'status', limitMs: 5_000 };
  const requestedAt = new FakeClock().now().toISOString();
  assert.deepEqual(state.calls, [['f.3', { status: { requestedAt } }, options]]);
  await openVersion('gone').request?.();
});
