// What Kubernetes says about the children of one version of a function, from the local copies.
import type { Stored } from '../../api/meta.ts';
import { childName, labels } from '../../api/names.ts';
import type { Index } from '../../kube/index.ts';
import type { Deployment, Pod } from '../../kube/types.ts';
import { knownPodOf, type KnownPod } from '../instances/decide-attach.ts';
import { decideStartFailure, type StartFailure } from '../instances/start-failure.ts';
import { describeStart } from '../instances/start-progress.ts';
import { routeIdOf, type RouteName } from './route-id.ts';

export interface Sight {
  /** Why no instance of the revision starts. */
  startFailure(revision: string): StartFailure | undefined;
  /** How far the revision's pods have come, in words. */
  describeStart(revision: string): string;
  /** A pod of the version by its UID, as long as it lives. */
  pod(uid: string): KnownPod | undefined;
  /** Revisions whose Deployments ask for instances now, also those of before this process. */
  liveRevisions(): string[];
}

export interface Children {
  pods: Index<Stored<Pod>>;
  deployments: Index<Stored<Deployment>>;
}

/** Children are grouped by the id of their route. */
export function openSight(children: Children, route: RouteName): Sight {
  const id = routeIdOf(route);
  const podsOf = (revision: string): Pod[] =>
    children.pods.get(id).filter(({ metadata }) => metadata.labels?.[labels.revision] === revision);
  const deploymentOf = (revision: string): Deployment | undefined =>
    children.deployments.get(id).find(({ metadata }) => metadata.name === childName(route.name, revision));
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
