import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideStartFailure } from '../../../../../operator/activator/instances/start-failure.ts';
import { describeStart } from '../../../../../operator/activator/instances/start-progress.ts';
import type { FailureCode } from '../../../../../operator/api/errors.ts';
import type { ContainerStatus, Deployment, ObjectCondition, Pod } from '../../../../../operator/kube/types.ts';

const pod = (status: NonNullable<Pod['status']>, deletionTimestamp?: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'f-1-x', ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }) },
  spec: { containers: [] },
  status,
});
const withContainer = (state: ContainerStatus['state'], lastState?: ContainerStatus['state']): Pod =>
  pod({
    containerStatuses: [
      { name: 'function', ready: false, restartCount: 1, ...(state && { state }), ...(lastState && { lastState }) },
    ],
  });
const waiting = (reason: string): Pod => withContainer({ waiting: { reason, message: 'why' } });
const deployment = (...conditions: ObjectCondition[]): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'f-1' },
  spec: {
    replicas: 2,
    selector: { matchLabels: {} },
    template: { metadata: { labels: {} }, spec: { containers: [] } },
  },
  status: { conditions },
});
const unschedulable: ObjectCondition = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'Unschedulable',
  message: '0/1 nodes',
};
const quota: ObjectCondition = {
  type: 'ReplicaFailure',
  status: 'True',
  reason: 'FailedCreate',
  message: 'exceeded quota: q',
};

const rows: [string, Pod[], Deployment | undefined, FailureCode | undefined, RegExp?][] = [
  ['no pod yet', [], deployment(), undefined],
  ['no Deployment yet', [], undefined, undefined],
  ['a pod that starts', [waiting('ContainerCreating')], deployment(), undefined],
  ['a pod that waits for its first look', [pod({ phase: 'Pending' })], deployment(), undefined],
  ...['ErrImagePull', 'ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName'].map(
    (reason): (typeof rows)[number] => [
      reason,
      [waiting(reason)],
      deployment(),
      'ImagePullFailed',
      new RegExp(`f-1-x.*${reason}.*why.*check`),
    ],
  ),
  ...['CreateContainerConfigError', 'RunContainerError'].map((reason): (typeof rows)[number] => [
    reason,
    [waiting(reason)],
    deployment(),
    'ContainerFailed',
    new RegExp(reason),
  ]),
  [
    'CrashLoopBackOff says how it ended',
    [
      withContainer(
        { waiting: { reason: 'CrashLoopBackOff' } },
        { terminated: { exitCode: 7, reason: 'Error', message: 'no such file\n' } },
      ),
    ],
    deployment(),
    'ContainerFailed',
    /ended with 7 \(Error\) no such file/,
  ],
  [
    'a container that ended',
    [withContainer({ terminated: { exitCode: 1, reason: 'Error' } })],
    deployment(),
    'ContainerFailed',
    /ended with 1/,
  ],
  ['a container that ended well', [withContainer({ terminated: { exitCode: 0 } })], deployment(), undefined],
  [
    'no room',
    [pod({ conditions: [unschedulable] })],
    deployment(),
    'Unschedulable',
    /fits on no node: 0\/1 nodes; add nodes/,
  ],
  ['a pod that leaves is no reason', [pod({ conditions: [unschedulable] }, 'now')], deployment(), undefined],
  ['quota', [], deployment(quota), 'PodRefused', /Deployment f-1 .*exceeded quota.*check quotas/],
  ['quota that is over', [], deployment({ ...quota, status: 'False' }), undefined],
];

describe('decideStartFailure', () => {
  for (const [what, pods, of, code, text] of rows) {
    test(what, () => {
      const failure = decideStartFailure(pods, of);
      assert.equal(failure?.code, code);
      if (text !== undefined) assert.match(failure?.message ?? '', text);
    });
  }
});

describe('describeStart', () => {
  test('says how far the first pod is, or what is missing before it', () => {
    assert.equal(
      describeStart([waiting('ContainerCreating')], deployment()),
      'its pod f-1-x is Pending: ContainerCreating',
    );
    assert.equal(
      describeStart([pod({ phase: 'Running' })], deployment()),
      'its pod f-1-x is Running: it has not attached',
    );
    assert.equal(describeStart([], deployment()), 'its Deployment f-1 asks for 2 and has no pod yet');
    assert.equal(describeStart([], undefined), 'its Deployment does not exist');
  });
});
