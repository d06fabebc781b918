// All that stands in a namespace because of Functions, without what differs from run to run: two runs that ended alike say alike.
import { deriveAttachKey } from '../../../../operator/api/attach-key.ts';
import type { KubeObject, OwnerReference, Stored } from '../../../../operator/api/meta.ts';
import { annotations, labels } from '../../../../operator/api/names.ts';
import type { StoredAlias } from '../../../../operator/api/alias.ts';
import type { StoredFunction } from '../../../../operator/api/function.ts';
import type { StoredVersion } from '../../../../operator/api/version.ts';
import {
  aliases,
  deployments,
  functions,
  networkPolicies,
  pods,
  secrets,
  versions,
} from '../../../../operator/kube/resources.ts';
import type { Secret } from '../../../../operator/kube/types.ts';
import { MASTER_KEY, TRUST, type World } from './world.ts';

const replicaSets = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  plural: 'replicasets',
  namespaced: true,
} as const;

export interface Standing {
  functions: unknown[];
  versions: unknown[];
  aliases: unknown[];
  deployments: unknown[];
  networkPolicies: unknown[];
  secrets: unknown[];
  /** Whose owner is gone. */
  orphans: string[];
}

export const nothing: Standing = {
  functions: [],
  versions: [],
  aliases: [],
  deployments: [],
  networkPolicies: [],
  secrets: [],
  orphans: [],
};

export async function whatStands({ client }: World, namespace: string): Promise<Standing> {
  const [fns, published, names, deploys, policies, keys, sets, instances] = await Promise.all([
    client.list(functions, {}, { namespace }),
    client.list(versions, {}, { namespace }),
    client.list(aliases, {}, { namespace }),
    client.list(deployments, {}, { namespace }),
    client.list(networkPolicies, {}, { namespace }),
    client.list(secrets, {}, { namespace }),
    client.list<KubeObject>(replicaSets, {}, { namespace }),
    client.list(pods, {}, { namespace }),
  ]);
  const owned = [deploys, policies, keys, sets, instances, published].flatMap<KubeObject>(({ items }) => items);
  const uids = new Set([...fns.items, ...owned].map(({ metadata }) => metadata.uid));
  const hasOwner = ({ metadata }: KubeObject): boolean => uids.has(ownerOf(metadata.ownerReferences)?.uid);
  const standing = {
    functions: fns.items.map((fn) => ({
      ...withoutTimes(fn),
      counter: fn.metadata.annotations?.[annotations.latestPublished],
    })),
    versions: published.items.map((version) => ({ ...identity(version.metadata), ...withoutTimes(version) })),
    aliases: names.items.map(withoutTimes),
    deployments: deploys.items.map(({ metadata, spec }) => {
      const { annotations: _volatile, ...template } = spec.template.metadata;
      return { ...identity(metadata), spec: { ...spec, template: { ...spec.template, metadata: template } } };
    }),
    networkPolicies: policies.items.map(({ metadata, spec }) => ({ ...identity(metadata), spec })),
    secrets: keys.items.map((secret) => ({
      ...identity(secret.metadata),
      type: secret.type,
      isRight: isRight(secret),
    })),
    orphans: owned.filter((object) => !hasOwner(object)).map(({ metadata }) => metadata.name),
  };
  return JSON.parse(JSON.stringify(standing).replaceAll(namespace, 'NAMESPACE')) as Standing;
}

const ownerOf = (owners: readonly OwnerReference[] | undefined) =>
  owners?.find(({ controller }) => controller === true);

function identity({ name, labels: own, ownerReferences }: KubeObject['metadata']) {
  const owner = ownerOf(ownerReferences);
  return { name, labels: own, owner: `${owner?.kind} ${owner?.name}` };
}

function withoutTimes({ metadata: { name }, spec, status }: StoredFunction | StoredVersion | StoredAlias) {
  const conditions = status?.conditions?.map(({ lastTransitionTime: _, ...condition }) => condition);
  return { name, spec, status: { ...status, conditions } };
}

function isRight({ metadata, data }: Stored<Secret>): boolean {
  const { [labels.function]: name = '', [labels.revision]: revision = '' } = metadata.labels ?? {};
  const expected = deriveAttachKey(MASTER_KEY, { namespace: metadata.namespace, function: name, revision });
  const read = (name: string): string => Buffer.from(data?.[name] ?? '', 'base64').toString();
  return read('key') === expected && read('ca.crt') === TRUST;
}
