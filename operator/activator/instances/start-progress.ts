// How far the pods of a revision have come, for a caller who waited too long. Pure.
import type { Deployment, Pod } from '../../kube/types.ts';

export function describeStart(pods: readonly Pod[], deployment: Deployment | undefined): string {
  const pod = pods.find(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (pod !== undefined) return describePod(pod);
  if (deployment === undefined) return 'its Deployment does not exist';
  return `its Deployment ${deployment.metadata.name} asks for ${deployment.spec.replicas ?? 1} and has no pod yet`;
}

function describePod({ metadata, status }: Pod): string {
  const phase = status?.phase ?? 'Pending';
  const waiting = status?.containerStatuses?.[0]?.state?.waiting;
  const unmet = status?.conditions?.find(({ type, status: met }) => type === 'PodScheduled' && met !== 'True');
  const why = waiting?.reason ?? unmet?.reason ?? (phase === 'Running' ? 'it has not attached' : 'no reason given');
  return `its pod ${metadata.name} is ${phase}: ${why}`;
}
