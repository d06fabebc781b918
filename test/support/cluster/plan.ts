// Everything that belongs to one cluster and to no other, derived from its name and a small index.
import { join } from 'node:path';
import { clustersDirectory, socketsDirectory } from './paths.ts';

export const nodeName = 'node1';
export const mostClusters = 16;

/** A control plane has no kubelet, no containerd and no pods: enough for tests of controllers. */
export type Kind = 'node' | 'control-plane';

export interface Plan {
  readonly name: string;
  readonly index: number;
  readonly kind: Kind;
  readonly directory: string;
  readonly socketDirectory: string;
  readonly containerdSocket: string;
  readonly networkNamespace: string;
  readonly hostLink: string;
  readonly nodeLink: string;
  readonly hostAddress: string;
  readonly nodeAddress: string;
  readonly server: string;
  readonly serviceCidr: string;
  readonly apiServiceAddress: string;
  readonly dnsAddress: string;
  readonly podCidr: string;
  readonly cgroup: string;
  readonly kubeconfig: string;
  readonly auditLog: string;
}

export function makePlan(name: string, index: number, kind: Kind): Plan {
  const directory = clusterDirectory(name);
  const nodeAddress = `10.99.${String(index)}.2`;
  // Sixteen clusters share 10.96.0.0/16 for services and 10.244.0.0/16 for pods.
  const block = String(index * 16);
  return {
    name,
    index,
    kind,
    directory,
    socketDirectory: join(socketsDirectory, name),
    containerdSocket: join(socketsDirectory, name, 'containerd.sock'),
    networkNamespace: networkNamespace(name),
    hostLink: hostLink(index),
    nodeLink: `pilot${String(index)}n`,
    hostAddress: `10.99.${String(index)}.1`,
    nodeAddress,
    server: `https://${nodeAddress}:6443`,
    serviceCidr: `10.96.${block}.0/20`,
    apiServiceAddress: `10.96.${block}.1`,
    dnsAddress: `10.96.${block}.10`,
    podCidr: `10.244.${block}.0/20`,
    cgroup: cgroupName(name),
    kubeconfig: join(directory, 'kubeconfig', 'admin'),
    auditLog: join(directory, 'audit.log'),
  };
}

export function assertName(name: string): void {
  if (!/^[a-z0-9]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name)) {
    throw new Error(`not a cluster name: "${name}" (lower-case letters, digits and dashes, at most 30)`);
  }
}

export const clusterDirectory = (name: string): string => join(clustersDirectory, name);
export const networkNamespace = (name: string): string => `pilotlight-${name}`;
export const cgroupName = (name: string): string => `pilotlight-${name}`;
export const hostLink = (index: number): string => `pilot${String(index)}h`;
