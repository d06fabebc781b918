// Which Versions the installation keeps no longer.
import { isOwnedBy } from '../../resources/owner.ts';
import type { VersionView } from '../version/view.ts';

export interface Kept {
  /** How many Versions without an alias stay. */
  readonly retention: number;
  /** Of the Function: only what was published for it, and not what somebody applied, is ever retired. */
  readonly ownerUid: string;
  /** The numbers that aliases name, or are about to. */
  readonly named: ReadonlySet<number>;
}

/** The newest stay, and all that an alias names. */
export function decideRetirement(
  versions: readonly VersionView[],
  { retention, ownerUid, named }: Kept,
): VersionView[] {
  const isNamed = ({ spec, status }: VersionView): boolean =>
    named.has(spec.version) || (status?.aliases ?? []).length > 0;
  return versions
    .filter((version) => isOwnedBy(version.metadata.ownerReferences, ownerUid) && !isNamed(version))
    .sort((a, b) => b.spec.version - a.spec.version)
    .slice(retention);
}
