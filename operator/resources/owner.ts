// Who owns a child: Kubernetes removes it with its owner, so nothing of ours needs a finalizer.
import type { OwnerReference } from '../api/meta.ts';
import { API_VERSION, versionName } from '../api/names.ts';

const apiVersions = { Function: API_VERSION, Version: API_VERSION, Deployment: 'apps/v1' } as const;

export function ownerReference(kind: keyof typeof apiVersions, name: string, uid: string): OwnerReference {
  return { apiVersion: apiVersions[kind], kind, name, uid, controller: true, blockOwnerDeletion: false };
}

/** Whose revision it is: a Function's, or one of its Versions'. */
export interface RevisionOwner {
  /** Of the Function. */
  name: string;
  namespace: string;
  /** Of the object that owns the revision. */
  uid: string;
  /** The number of the Version; undefined: $LATEST, which is the Function itself. */
  version: number | undefined;
}

export const ownerName = ({ name, version }: Pick<RevisionOwner, 'name' | 'version'>): string =>
  version === undefined ? name : versionName(name, version);

export const ownerOf = (of: RevisionOwner): OwnerReference =>
  ownerReference(of.version === undefined ? 'Function' : 'Version', ownerName(of), of.uid);

export function isOwnedBy(owners: readonly OwnerReference[] | undefined, uid: string): boolean {
  return owners?.some((owner) => owner.controller === true && owner.uid === uid) ?? false;
}
