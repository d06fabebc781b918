// The Deployment of one revision, as far as the scaler goes: how many replicas it asks for, and a change of that.
import type { Stored } from '../../api/meta.ts';
import { annotations, managers } from '../../api/names.ts';
import type { KubeClient } from '../../kube/client.ts';
import { isNotFound } from '../../kube/errors.ts';
import type { Informer } from '../../kube/informer.ts';
import { deployments, pods, versions } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import type { Clock } from '../../reconcile/clock.ts';

export interface ScalableDeployment {
  /** undefined: it is not there (yet). */
  replicas(): number | undefined;
  scale(replicas: number): Promise<void>;
  /** Asks Kubernetes to remove these first; only a hint. */
  preferRemoval(podNames: readonly string[]): Promise<void>;
  /** Asks for a Deployment that the operator makes only when it is needed. */
  request?: (() => Promise<void>) | undefined;
}

/** `version`: the name of the Version whose it is; undefined: the Function's, which is always there. */
export type OpenDeployment = (namespace: string, name: string, version: string | undefined) => ScalableDeployment;

const FIRST_TO_GO = '-1000';
/** Callers wait for it; one that a dead connection has swallowed is asked anew, which does no harm. */
const SCALE_LIMIT_MS = 5_000;

export function openDeployments(
  client: KubeClient,
  clock: Pick<Clock, 'now'>,
  informer: Pick<Informer<Stored<Deployment>>, 'get'>,
): OpenDeployment {
  const write = { manager: managers.scaler };
  const request = (namespace: string, version: string) => async (): Promise<void> => {
    const patch = { status: { requestedAt: clock.now().toISOString() } };
    const options = { ...write, subresource: 'status', limitMs: SCALE_LIMIT_MS } as const;
    // One that was deleted meanwhile needs none.
    await ignoreMissing(client.merge(versions, { namespace, name: version }, patch, options));
  };
  return (namespace, name, version) => {
    // The informer may be behind our own last change.
    let last: { version: bigint; replicas: number } | undefined;
    return {
      request: version === undefined ? undefined : request(namespace, version),
      replicas() {
        const seen = informer.get(namespace, name);
        if (seen === undefined) return undefined;
        const isBehind = last !== undefined && BigInt(seen.metadata.resourceVersion) < last.version;
        return isBehind ? last?.replicas : seen.spec.replicas;
      },
      async scale(replicas) {
        const patch = { spec: { replicas } };
        const { metadata } = await client.merge(deployments, { namespace, name }, patch, {
          ...write,
          subresource: 'scale',
          limitMs: SCALE_LIMIT_MS,
        });
        last = { version: BigInt(metadata.resourceVersion), replicas };
      },
      async preferRemoval(podNames) {
        const patch = { metadata: { annotations: { [annotations.podDeletionCost]: FIRST_TO_GO } } };
        await Promise.all(
          podNames.map((pod) => ignoreMissing(client.merge(pods, { namespace, name: pod }, patch, write))),
        );
      },
    };
  };
}

async function ignoreMissing(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
