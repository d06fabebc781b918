// The kinds we speak to the API server about, and their paths.
import type { StoredAlias } from '../api/alias.ts';
import type { StoredFunction } from '../api/function.ts';
import type { StoredLayer } from '../api/layer.ts';
import { API_VERSION } from '../api/names.ts';
import type { StoredVersion } from '../api/version.ts';
import type { KubeObject, Stored } from '../api/meta.ts';
import type {
  ConfigMap,
  Deployment,
  Event,
  Lease,
  Namespace,
  NetworkPolicy,
  Pod,
  Secret,
  Service,
  SubjectAccessReview,
  TokenReview,
} from './types.ts';

export interface Resource<T extends KubeObject> {
  readonly apiVersion: string;
  readonly kind: T['kind'];
  readonly plural: string;
  readonly namespaced: boolean;
}

export interface Ref {
  name: string;
  /** Absent for kinds that live outside namespaces. */
  namespace?: string | undefined;
}

const namespaced = <T extends KubeObject>(apiVersion: string, kind: T['kind'], plural: string): Resource<T> => ({
  apiVersion,
  kind,
  plural,
  namespaced: true,
});
const clusterWide = <T extends KubeObject>(apiVersion: string, kind: T['kind'], plural: string): Resource<T> => ({
  apiVersion,
  kind,
  plural,
  namespaced: false,
});

export const functions = namespaced<StoredFunction>(API_VERSION, 'Function', 'functions');
export const versions = namespaced<StoredVersion>(API_VERSION, 'Version', 'versions');
export const aliases = namespaced<StoredAlias>(API_VERSION, 'Alias', 'aliases');
export const layers = namespaced<StoredLayer>(API_VERSION, 'Layer', 'layers');
export const deployments = namespaced<Stored<Deployment>>('apps/v1', 'Deployment', 'deployments');
export const pods = namespaced<Stored<Pod>>('v1', 'Pod', 'pods');
export const configMaps = namespaced<Stored<ConfigMap>>('v1', 'ConfigMap', 'configmaps');
export const secrets = namespaced<Stored<Secret>>('v1', 'Secret', 'secrets');
export const services = namespaced<Stored<Service>>('v1', 'Service', 'services');
export const networkPolicies = namespaced<Stored<NetworkPolicy>>(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  'networkpolicies',
);
export const leases = namespaced<Stored<Lease>>('coordination.k8s.io/v1', 'Lease', 'leases');
export const events = namespaced<Stored<Event>>('events.k8s.io/v1', 'Event', 'events');
export const namespaces = clusterWide<Namespace>('v1', 'Namespace', 'namespaces');
export const tokenReviews = clusterWide<TokenReview>('authentication.k8s.io/v1', 'TokenReview', 'tokenreviews');
export const subjectAccessReviews = clusterWide<SubjectAccessReview>(
  'authorization.k8s.io/v1',
  'SubjectAccessReview',
  'subjectaccessreviews',
);

/** The collection's path; without a namespace that of all namespaces. */
export function collectionPath(resource: Resource<KubeObject>, namespace?: string): string {
  const root = resource.apiVersion.includes('/') ? `/apis/${resource.apiVersion}` : `/api/${resource.apiVersion}`;
  const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
  return `${root}${scope}/${resource.plural}`;
}

export function objectPath(resource: Resource<KubeObject>, { namespace, name }: Ref, subresource?: string): string {
  const path = `${collectionPath(resource, namespace)}/${encodeURIComponent(name)}`;
  return subresource === undefined ? path : `${path}/${subresource}`;
}
