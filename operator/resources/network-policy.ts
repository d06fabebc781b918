// One NetworkPolicy per Function, owned by it, for the pods of all its revisions, and one per Version that has pods, which may stand
// without its Function: nothing reaches them, as they open no port that runs code, and they reach what the installation names (DNS,
// the activator, and what its administrator adds).
import { createHash } from 'node:crypto';
import { childName, labels, MANAGED_BY } from '../api/names.ts';
import { sorted } from '../api/sorted.ts';
import type { Applied } from '../kube/client.ts';
import type { EgressRule, NetworkPolicy } from '../kube/types.ts';
import { ownerOf, type RevisionOwner } from './owner.ts';

export interface PolicyOf extends RevisionOwner {
  revision: string;
}

type Named = Pick<PolicyOf, 'name' | 'version' | 'revision'>;

export const networkPolicyName = ({ name, version, revision }: Named): string =>
  version === undefined ? `function-${name}` : childName(name, revision);

export function makeNetworkPolicy(
  of: PolicyOf,
  egress: readonly EgressRule[],
): Applied<NetworkPolicy> & Pick<NetworkPolicy, 'spec'> {
  const spec: NetworkPolicy['spec'] = {
    podSelector: { matchLabels: { [labels.managedBy]: MANAGED_BY, ...ownLabels(of) } },
    policyTypes: ['Ingress', 'Egress'],
    // Named, though empty: so the field is ours, and whoever adds a rule loses it.
    ingress: [],
    egress: [...egress],
  };
  return {
    metadata: {
      name: networkPolicyName(of),
      namespace: of.namespace,
      labels: {
        [labels.managedBy]: MANAGED_BY,
        [labels.component]: 'function',
        [labels.name]: of.name,
        ...ownLabels(of),
      },
      ownerReferences: [ownerOf(of)],
    },
    spec,
  };
}

const ownLabels = ({ name, version }: Named): Record<string, string> =>
  version === undefined ? { [labels.function]: name } : { [labels.function]: name, [labels.version]: String(version) };

/** Equal digests: nothing to write. Rules that leave a default out (`protocol`) never equal what is stored, and cost a write that
 * changes nothing. */
export function digestOfPolicy({ ingress = [], egress = [], ...rest }: NetworkPolicy['spec']): string {
  const text = JSON.stringify(sorted({ ingress, egress, ...rest }));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
