// Old revisions go once they have no instances: the activator drains them to zero, we remove what is left.
import type { Stored } from '../../api/meta.ts';
import { labels } from '../../api/names.ts';
import { isConflict, isNotFound } from '../../kube/errors.ts';
import { deployments } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import { isOwnedBy } from '../../resources/owner.ts';
import type { Looked } from '../frame.ts';
import type { RevisionDeps } from './deps.ts';
import { revisionRetired } from './events.ts';

/** To be called when the one to keep is ready; undefined: none is kept. */
export async function retireRevisions(
  deps: RevisionDeps,
  owner: Looked,
  keep: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { namespace, name, uid } = owner.metadata;
  for (const deployment of deps.deploymentsOfOwner.get(`${namespace}/${name}`)) {
    const mine = isOwnedBy(deployment.metadata.ownerReferences, uid);
    if (!mine || deployment.metadata.labels?.[labels.revision] === keep || !isAtZero(deployment)) continue;
    await removeIfUnchanged(deps, owner, deployment, signal);
  }
}

export function isAtZero({ spec, status }: Deployment): boolean {
  return spec.replicas === 0 && (status?.replicas ?? 0) === 0;
}

/** Somebody scaled it up meanwhile: then it is needed, and its change brings us back. */
async function removeIfUnchanged(
  deps: RevisionDeps,
  owner: Looked,
  { metadata }: Stored<Deployment>,
  signal: AbortSignal,
): Promise<void> {
  const { uid, resourceVersion } = metadata;
  try {
    await deps.client.delete(deployments, metadata, { uid, resourceVersion }, signal);
    deps.events.record(revisionRetired(owner, metadata.labels?.[labels.revision] ?? 'unknown', metadata.name));
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error;
  }
}
