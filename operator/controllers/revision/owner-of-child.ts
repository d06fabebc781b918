// Whose child it is, by its labels: a Function's or a Version's. An Index by it leads from an owner to what it owns.
import type { KubeObject } from '../../api/meta.ts';
import { labels, LATEST_LABEL, versionName } from '../../api/names.ts';
import type { Key } from '../../reconcile/contract.ts';

export type OwnerKind = 'Function' | 'Version';

export interface ChildOwner {
  readonly kind: OwnerKind;
  readonly key: Key;
}

export function ownerOfChild({ metadata: { namespace, labels: own } }: KubeObject): ChildOwner | undefined {
  const { [labels.function]: name, [labels.version]: version = LATEST_LABEL } = own ?? {};
  if (namespace === undefined || name === undefined) return undefined;
  return version === LATEST_LABEL
    ? { kind: 'Function', key: { namespace, name } }
    : { kind: 'Version', key: { namespace, name: versionName(name, version) } };
}
