// The NetworkPolicy stands before any pod that it is for, and goes when the installation wants none.
import { managers } from '../../api/names.ts';
import { isConflict, isNotFound } from '../../kube/errors.ts';
import { networkPolicies } from '../../kube/resources.ts';
import type { NetworkPolicy } from '../../kube/types.ts';
import type { Applied } from '../../kube/client.ts';
import { digestOfPolicy, makeNetworkPolicy, networkPolicyName, type PolicyOf } from '../../resources/network-policy.ts';
import { isOwnedBy } from '../../resources/owner.ts';
import { assertOwned, ForeignChild } from './assert-owned.ts';
import type { RevisionDeps } from './deps.ts';

export async function ensureNetworkPolicy(deps: RevisionDeps, of: PolicyOf, signal: AbortSignal): Promise<void> {
  const existing = deps.networkPolicies.get(of.namespace, networkPolicyName(of));
  if (existing !== undefined) assertOwned(existing, of);
  if (deps.functionEgress === undefined) return removeNetworkPolicy(deps, of, signal);
  const wanted = makeNetworkPolicy(of, deps.functionEgress);
  if (existing?.digest === digestOfPolicy(wanted.spec)) return;
  const write = existing === undefined ? create : apply;
  deps.networkPolicies.remember(await write(deps, wanted, signal));
}

type Wanted = Applied<NetworkPolicy>;

const apply = ({ client }: RevisionDeps, wanted: Wanted, signal: AbortSignal) =>
  client.apply(networkPolicies, wanted, { manager: managers.operator, signal });

/** Not by apply, which would overwrite what somebody else has put there. */
async function create({ client }: RevisionDeps, wanted: Wanted, signal: AbortSignal) {
  try {
    return await client.create(networkPolicies, wanted, { manager: managers.operator, signal });
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new ForeignChild(
      `NetworkPolicy ${wanted.metadata.name} belongs to somebody else; rename it, or the Function`,
    );
  }
}

export async function removeNetworkPolicy(deps: RevisionDeps, of: PolicyOf, signal: AbortSignal): Promise<void> {
  const existing = deps.networkPolicies.get(of.namespace, networkPolicyName(of));
  if (existing === undefined || !isOwnedBy(existing.metadata.ownerReferences, of.uid)) return;
  const { metadata } = existing;
  await deps.client.delete(networkPolicies, metadata, { uid: metadata.uid }, signal).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}
