// A child that changes, or goes, makes its owner's controller look at the owner.
import type { KubeObject } from '../../api/meta.ts';
import type { Change } from '../../kube/store.ts';
import type { Key } from '../../reconcile/contract.ts';
import type { RevisionDeps } from './deps.ts';
import { ownerOfChild, type OwnerKind } from './owner-of-child.ts';

export function watchChildren(
  { deployments, networkPolicies }: RevisionDeps,
  kind: OwnerKind,
  enqueue: (key: Key) => void,
): void {
  const enqueueOwner = ({ before, after }: Change<KubeObject>): void => {
    const child = after ?? before;
    const owner = child === undefined ? undefined : ownerOfChild(child);
    if (owner?.kind === kind) enqueue(owner.key);
  };
  deployments.onChange(enqueueOwner);
  networkPolicies.onChange(enqueueOwner);
}
