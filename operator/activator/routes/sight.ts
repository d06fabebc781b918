// What Kubernetes says about the children of one function, from the local copies.
import type { Stored } from '../../api/meta.ts';
import { childName, labels } from '../../api/names.ts';
import type { Index } from '../../kube/index.ts';
import type { Deployment, Pod } from '../../kube/types.ts';
import { knownPodOf, type KnownPod } from '../instances/decide-attach.ts';
import { decideStartFailure, type StartFailure } from '../instances/start-failure.ts';
import { describeStart } from '../instances/start-progress.ts';

export interface Sight {
  /** Why no instance of the revision starts. */
  startFailure(revision: string): StartFailure | undefined;
  /** How far the revision's pods have come, in words. */
  describeStart(revision: string): string;
  /** A pod of the function by its UID, as long as it lives. */
  pod(uid: string): KnownPod | undefined;
  /** Revisions whose Deployments ask for instances now, also those of before this process. */
  liveRevisions(): string[];
}

export interface Children {
  pods: Index<Stored<Pod>>;
  deployments: Index<Stored<Deployment>>;
}

/** Children are grouped by `namespace/name` of their function. */
export function openSight(children: Children, namespace: string, name: string): Sight {
  const id = `${namespace}/${name}`;
  const podsOf = (revision: string): Pod[] =>
    children.pods.get(id).filter(({ metadata }) => metadata.labels?.[labels.revision] === revision);
  const deploymentOf = (revision: string): Deployment | undefined =>
    children.deployments.get(id).find(({ metadata }) => metadata.name === childName(name, revision));
  return {
    startFailure: (revision) => decideStartFailure(podsOf(revision), deploymentOf(revision)),
    pod: (uid) => {
      const pod = children.pods.get(id).find(({ metadata }) => metadata.uid === uid);
      return pod === undefined ? undefined : knownPodOf(pod);
    },
    describeStart: (revision) => describeStart(podsOf(revision), deploymentOf(revision)),
    liveRevisions: () =>
      children.deployments
        .get(id)
        .filter(({ spec }) => (spec.replicas ?? 1) > 0)
        .flatMap(({ metadata }) => metadata.labels?.[labels.revision] ?? []),
  };
}
