// A Version of a Function, as the operator publishes it. It goes with its Function.
import type { StoredMeta } from '../api/meta.ts';
import { labels, MANAGED_BY, versionName } from '../api/names.ts';
import type { StoredVersion, VersionTemplate } from '../api/version.ts';
import type { Applied } from '../kube/client.ts';
import { ownerReference } from './owner.ts';

export function makeVersion(
  { name, namespace, uid }: Pick<StoredMeta, 'name' | 'namespace' | 'uid'>,
  version: number,
  template: VersionTemplate,
): Applied<StoredVersion> {
  return {
    metadata: {
      name: versionName(name, version),
      namespace,
      labels: {
        [labels.managedBy]: MANAGED_BY,
        [labels.name]: name,
        [labels.function]: name,
        [labels.version]: String(version),
      },
      ownerReferences: [ownerReference('Function', name, uid)],
    },
    spec: { functionName: name, version, template },
  };
}
