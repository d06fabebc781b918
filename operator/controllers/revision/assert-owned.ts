// A child of the name that we want may be somebody else's: that one is never changed.
import type { KubeObject, Stored } from '../../api/meta.ts';
import { isOwnedBy, ownerOf, type RevisionOwner } from '../../resources/owner.ts';

/** A child of that name is there, and not ours to change. */
export class ForeignChild extends Error {}

export function assertOwned({ kind, metadata }: Stored<KubeObject>, of: RevisionOwner): void {
  if (isOwnedBy(metadata.ownerReferences, of.uid)) return;
  const owner = metadata.ownerReferences?.find((reference) => reference.controller === true);
  const wanted = ownerOf(of);
  // Of an object of this name that was deleted a moment ago: the garbage collector is on its way.
  if (owner?.kind === wanted.kind && owner.name === wanted.name) {
    throw new Error(
      `${kind} ${metadata.name} of the deleted predecessor of ${owner.kind} ${owner.name} is still there`,
    );
  }
  throw new ForeignChild(`${kind} ${metadata.name} belongs to somebody else; rename it, or the Function`);
}
