// One NetworkPolicy per Function, owned by it, for the pods of all its revisions: nothing reaches them, as they open no port
// that runs code, and they reach what the installation names (DNS, the activator, and what its administrator adds).
import { createHash } from 'node:crypto';
import { labels, MANAGED_BY } from '../api/names.ts';
import { sorted } from '../api/sorted.ts';
import type { Applied } from '../kube/client.ts';
import type { EgressRule, NetworkPolicy } from '../kube/types.ts';
import type { RevisionOfFunction } from './deployment.ts';
import { ownerReference } from './owner.ts';

type FunctionIdentity = Pick<RevisionOfFunction, 'name' | 'namespace' | 'uid'>;

export const networkPolicyName = (functionName: string): string => `function-${functionName}`;

export function makeNetworkPolicy(
  { name, namespace, uid }: FunctionIdentity,
  egress: readonly EgressRule[],
): Applied<NetworkPolicy> & Pick<NetworkPolicy, 'spec'> {
  const spec: NetworkPolicy['spec'] = {
    podSelector: { matchLabels: { [labels.managedBy]: MANAGED_BY, [labels.function]: name } },
    policyTypes: ['Ingress', 'Egress'],
    // Named, though empty: so the field is ours, and whoever adds a rule loses it.
    ingress: [],
    egress: [...egress],
  };
  return {
    metadata: {
      name: networkPolicyName(name),
      namespace,
      labels: {
        [labels.managedBy]: MANAGED_BY,
        [labels.component]: 'function',
        [labels.name]: name,
        [labels.function]: name,
      },
      ownerReferences: [ownerReference('Function', name, uid)],
    },
    spec,
  };
}

/** Equal digests: nothing to write. Rules that leave a default out (`protocol`) never equal what is stored, and cost a write that
 * changes nothing. */
export function digestOfPolicy({ ingress = [], egress = [], ...rest }: NetworkPolicy['spec']): string {
  const text = JSON.stringify(sorted({ ingress, egress, ...rest }));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
