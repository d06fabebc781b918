// Why no instance of a revision starts, read from what Kubernetes says about its pods and its Deployment. Pure.
import type { FailureCode } from '../../api/errors.ts';
import type { ContainerStatus, Deployment, Pod } from '../../kube/types.ts';

export interface StartFailure {
  code: FailureCode;
  /** For the caller: what is wrong where, and what to do. */
  message: string;
}

const image = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
];
const container = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'CrashLoopBackOff'];

/** The first pod that says what is wrong; else the Deployment, which may not be allowed to make pods at all. */
export function decideStartFailure(pods: readonly Pod[], deployment: Deployment | undefined): StartFailure | undefined {
  for (const pod of pods) {
    const failure = failureOfPod(pod);
    if (failure !== undefined) return failure;
  }
  return deployment === undefined ? undefined : failureOfDeployment(deployment);
}

function failureOfPod({ metadata, status }: Pod): StartFailure | undefined {
  if (metadata.deletionTimestamp !== undefined) return undefined;
  const where = `pod ${metadata.name}`;
  const scheduled = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    return {
      code: 'Unschedulable',
      message: `${where} fits on no node: ${scheduled.message ?? ''}; add nodes or lower spec.memorySize`,
    };
  }
  const [own] = status?.containerStatuses ?? [];
  return own === undefined ? undefined : failureOfContainer(where, own);
}

function failureOfContainer(where: string, { state, lastState }: ContainerStatus): StartFailure | undefined {
  const { reason = '', message = '' } = state?.waiting ?? {};
  if (image.includes(reason)) {
    return {
      code: 'ImagePullFailed',
      message: `${where} has no image (${reason}): ${message}; check the runtime images in the chart's values`,
    };
  }
  if (container.includes(reason)) {
    const ended = lastState?.terminated;
    const exit =
      ended === undefined ? '' : `; it ended with ${ended.exitCode} (${ended.reason ?? ''}) ${tail(ended.message)}`;
    return { code: 'ContainerFailed', message: `${where} does not start (${reason}): ${message}${exit}` };
  }
  const ended = state?.terminated;
  if (ended === undefined || ended.exitCode === 0) return undefined;
  return {
    code: 'ContainerFailed',
    message: `${where} ended with ${ended.exitCode} (${ended.reason ?? ''}) ${tail(ended.message)}`,
  };
}

function failureOfDeployment({ metadata, status }: Deployment): StartFailure | undefined {
  const failed = status?.conditions?.find(({ type }) => type === 'ReplicaFailure');
  if (failed?.status !== 'True') return undefined;
  const why = failed.message ?? failed.reason ?? '';
  return {
    code: 'PodRefused',
    message: `Deployment ${metadata.name} may not create pods: ${why}; check quotas and policies of the namespace`,
  };
}

const tail = (text = ''): string => text.trim().slice(-300);
