// What the operator keeps of a NetworkPolicy: whose it is, and what it says as a digest. Not the digest that was written, as with
// Deployments: whoever opens a policy by hand finds it closed again.
import type { KubeObject, Stored } from '../../api/meta.ts';
import type { NetworkPolicy } from '../../kube/types.ts';
import { digestOfPolicy } from '../../resources/network-policy.ts';

export interface PolicyView extends KubeObject {
  metadata: Stored<KubeObject>['metadata'];
  digest: string;
}

export function viewOfPolicy({ apiVersion, kind, metadata, spec }: Stored<NetworkPolicy>): PolicyView {
  const { annotations: _annotations, ...kept } = metadata;
  return { apiVersion, kind, metadata: kept, digest: digestOfPolicy(spec) };
}
