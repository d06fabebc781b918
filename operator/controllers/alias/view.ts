// What the operator keeps of an Alias.
import type { StoredAlias } from '../../api/alias.ts';

export type AliasView = StoredAlias;

export function viewOfAlias({ metadata, ...rest }: StoredAlias): AliasView {
  const { annotations: _annotations, labels: _labels, ownerReferences: _owners, ...kept } = metadata;
  return { ...rest, metadata: kept };
}
