// The revision's Deployment exists and says what it should. Its replicas belong to the scaler from the first write.
import { createHash } from 'node:crypto';
import type { Stored } from '../../api/meta.ts';
import { annotations, managers } from '../../api/names.ts';
import { isConflict } from '../../kube/errors.ts';
import { deployments } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import { makeDeployment, type RevisionOfFunction } from '../../resources/deployment.ts';
import { isOwnedBy } from '../../resources/owner.ts';
import type { FunctionDeps } from './context.ts';

/** A Deployment of that name is there, and not ours to change. */
export class ForeignDeployment extends Error {}

export interface Ensured {
  deployment: Stored<Deployment>;
  created: boolean;
}

export async function ensureDeployment(
  deps: FunctionDeps,
  of: RevisionOfFunction,
  signal: AbortSignal,
): Promise<Ensured> {
  const wanted = makeDeployment(of);
  const digest = createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 16);
  wanted.metadata.annotations = { [annotations.applied]: digest };
  const existing = deps.deployments.get(of.namespace, wanted.metadata.name);
  if (existing === undefined) return { deployment: await createAtZero(deps, wanted, of, signal), created: true };
  assertOwned(existing, of);
  if (existing.metadata.annotations?.[annotations.applied] === digest) return { deployment: existing, created: false };
  const applied = await deps.client.apply(deployments, wanted, { manager: managers.operator, signal });
  deps.deployments.remember(applied);
  return { deployment: applied, created: false };
}

/** Only this write names replicas, in the scaler's name: a field that nobody owns would be reset to 1. */
async function createAtZero(
  deps: FunctionDeps,
  wanted: ReturnType<typeof makeDeployment>,
  of: RevisionOfFunction,
  signal: AbortSignal,
): Promise<Stored<Deployment>> {
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

function assertOwned(deployment: Stored<Deployment>, of: RevisionOfFunction): void {
  if (isOwnedBy(deployment.metadata.ownerReferences, of.uid)) return;
  const owner = deployment.metadata.ownerReferences?.find((reference) => reference.controller === true);
  // Of a Function of this name that was deleted a moment ago: the garbage collector is on its way.
  if (owner?.kind === 'Function' && owner.name === of.name) {
    throw new Error(`Deployment ${deployment.metadata.name} of the Function's deleted predecessor is still there`);
  }
  throw new ForeignDeployment(
    `Deployment ${deployment.metadata.name} belongs to somebody else; rename it, or the Function`,
  );
}
