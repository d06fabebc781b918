// One NetworkPolicy per Function, owned by it, for the pods of all its revisions: nothing reaches them, as they open no port
// that runs code, and they reach what the installation names (DNS, the activator, and what its administrator adds).
import { createHash } from 'node:crypto';
import { annotations, labels, MANAGED_BY } from '../api/names.ts';
import type { Applied } from '../kube/client.ts';
import type { EgressRule, NetworkPolicy } from '../kube/types.ts';
import type { RevisionOfFunction } from './deployment.ts';
import { ownerReference } from './owner.ts';

type FunctionIdentity = Pick<RevisionOfFunction, 'name' | 'namespace' | 'uid'>;

export const networkPolicyName = (functionName: string): string => `function-${functionName}`;

export function makeNetworkPolicy(
  { name, namespace, uid }: FunctionIdentity,
  egress: readonly EgressRule[],
): Applied<NetworkPolicy> {
  const spec: NetworkPolicy['spec'] = {
    podSelector: { matchLabels: { [labels.managedBy]: MANAGED_BY, [labels.function]: name } },
    policyTypes: ['Ingress', 'Egress'],
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
      annotations: { [annotations.applied]: digestOf(spec) },
      ownerReferences: [ownerReference('Function', name, uid)],
    },
    spec,
  };
}

/** Equal digests: nothing to write. */
const digestOf = (spec: unknown): string =>
  createHash('sha256').update(JSON.stringify(spec)).digest('hex').slice(0, 16);
