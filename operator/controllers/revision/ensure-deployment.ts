// The revision's Deployment exists and says what it should. Its replicas belong to the scaler from the first write.
import type { Stored } from '../../api/meta.ts';
import { annotations, childName, managers } from '../../api/names.ts';
import type { Applied } from '../../kube/client.ts';
import { isConflict } from '../../kube/errors.ts';
import { handOver } from '../../kube/managed-fields.ts';
import { deployments } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import { makeDeployment, type RevisionOfFunction } from '../../resources/deployment.ts';
import { assertOwned } from './assert-owned.ts';
import { digest } from '../digest-text.ts';
import type { RevisionDeps } from './deps.ts';

export interface Found {
  existing: Stored<Deployment> | undefined;
  /** It says what it should. */
  isCurrent: boolean;
}

const scalersOwn = { 'f:spec': { 'f:replicas': {} } };

export function findDeployment(deps: RevisionDeps, of: RevisionOfFunction): Found {
  const existing = deps.deployments.get(of.namespace, childName(of.name, of.revision));
  if (existing === undefined) return { existing, isCurrent: false };
  assertOwned(existing, of);
  const wanted = withDigests(of);
  const { applied } = annotations;
  return { existing, isCurrent: existing.metadata.annotations?.[applied] === wanted.metadata.annotations?.[applied] };
}

/** Only this write names replicas, in the scaler's name: a field that nobody owns would be reset to 1. */
export async function createAtZero(
  deps: RevisionDeps,
  of: RevisionOfFunction,
  signal: AbortSignal,
): Promise<Stored<Deployment>> {
  const wanted = withDigests(of);
  const atZero = { ...wanted, spec: { ...(wanted.spec as Deployment['spec']), replicas: 0 } };
  try {
    const created = await deps.client.create(deployments, atZero, { manager: managers.scaler, signal });
    deps.deployments.remember(created);
    return created;
  } catch (error) {
    if (!isConflict(error)) throw error;
    const there = await deps.client.get(deployments, wanted.metadata, signal);
    assertOwned(there, of);
    return there;
  }
}

/** Also drops what is no longer wanted, and is none of the scaler's business. */
export async function applyDeployment(deps: RevisionDeps, of: RevisionOfFunction, signal: AbortSignal): Promise<void> {
  const wanted = withDigests(of);
  const write = { manager: managers.operator, signal };
  const {
    name,
    namespace,
    resourceVersion,
    managedFields = [],
  } = (await deps.client.get(deployments, wanted.metadata, signal)).metadata;
  const owners = handOver(managedFields, { from: managers.scaler, to: managers.operator, keeps: scalersOwn });
  if (owners !== undefined) {
    const patch = { metadata: { resourceVersion, managedFields: owners } };
    await deps.client.merge(deployments, { name, namespace }, patch, write);
  }
  deps.deployments.remember(await deps.client.apply(deployments, wanted, write));
}

/** Equal digests: nothing to write. */
function withDigests(of: RevisionOfFunction): Applied<Deployment> {
  const wanted = makeDeployment(of);
  const digests = { [annotations.applied]: digest(JSON.stringify(wanted)), [annotations.trust]: digest(of.trust) };
  return { ...wanted, metadata: { ...wanted.metadata, annotations: digests } };
}
