// Who owns a child: Kubernetes removes it with its owner, so nothing of ours needs a finalizer.
import type { OwnerReference } from '../api/meta.ts';
import { API_VERSION } from '../api/names.ts';

const apiVersions = { Function: API_VERSION, Deployment: 'apps/v1' } as const;

export function ownerReference(kind: keyof typeof apiVersions, name: string, uid: string): OwnerReference {
  return { apiVersion: apiVersions[kind], kind, name, uid, controller: true, blockOwnerDeletion: false };
}

export function isOwnedBy(owners: readonly OwnerReference[] | undefined, uid: string): boolean {
  return owners?.some((owner) => owner.controller === true && owner.uid === uid) ?? false;
}
