// The Function's NetworkPolicy stands before any of its pods, and goes when the installation wants none.
import { managers } from '../../api/names.ts';
import { isConflict, isNotFound } from '../../kube/errors.ts';
import { networkPolicies } from '../../kube/resources.ts';
import type { NetworkPolicy } from '../../kube/types.ts';
import type { Applied } from '../../kube/client.ts';
import type { RevisionOfFunction } from '../../resources/deployment.ts';
import { digestOfPolicy, makeNetworkPolicy, networkPolicyName } from '../../resources/network-policy.ts';
import { assertOwned, ForeignChild } from './assert-owned.ts';
import type { FunctionDeps } from './context.ts';

export async function ensureNetworkPolicy(
  deps: FunctionDeps,
  of: RevisionOfFunction,
  signal: AbortSignal,
): Promise<void> {
  const existing = deps.networkPolicies.get(of.namespace, networkPolicyName(of.name));
  if (existing !== undefined) assertOwned(existing, of);
  if (deps.functionEgress === undefined) {
    if (existing !== undefined) await remove(deps, existing.metadata, signal);
    return;
  }
  const wanted = makeNetworkPolicy(of, deps.functionEgress);
  if (existing?.digest === digestOfPolicy(wanted.spec)) return;
  const write = existing === undefined ? create : apply;
  deps.networkPolicies.remember(await write(deps, wanted, signal));
}

type Wanted = Applied<NetworkPolicy>;

const apply = ({ client }: FunctionDeps, wanted: Wanted, signal: AbortSignal) =>
  client.apply(networkPolicies, wanted, { manager: managers.operator, signal });

/** Not by apply, which would overwrite what somebody else has put there. */
async function create({ client }: FunctionDeps, wanted: Wanted, signal: AbortSignal) {
  try {
    return await client.create(networkPolicies, wanted, { manager: managers.operator, signal });
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new ForeignChild(
      `NetworkPolicy ${wanted.metadata.name} belongs to somebody else; rename it, or the Function`,
    );
  }
}

async function remove(
  { client }: FunctionDeps,
  metadata: { name: string; namespace: string; uid: string },
  signal: AbortSignal,
): Promise<void> {
  await client.delete(networkPolicies, metadata, { uid: metadata.uid }, signal).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}
