// Who the activators are, for those who ask them something: the ring's record, which they keep.
import { hostPort } from './api/host-port.ts';
import type { Stored } from './api/meta.ts';
import { readRing } from './activator/ownership/ring-record.ts';
import type { ActivatorAddress } from './controllers/alias/rollout/ask-figures.ts';
import type { KubeClient } from './kube/client.ts';
import { Informer } from './kube/informer.ts';
import { configMaps, type Ref } from './kube/resources.ts';
import type { ConfigMap } from './kube/types.ts';

export interface RingOptions {
  client: KubeClient;
  /** Of the ConfigMap. */
  record: Ref;
  /** On which each activator serves metrics. */
  metricsPort: number;
  onError: (error: unknown, resource: string) => void;
}

/** Resolves once the record is known. */
export async function watchRing(
  { client, record, metricsPort, onError }: RingOptions,
  signal: AbortSignal,
): Promise<() => readonly ActivatorAddress[]> {
  const { namespace, name } = record;
  const informer = new Informer<Stored<ConfigMap>>(client, configMaps, {
    namespace,
    fieldSelector: `metadata.name=${name}`,
    onError,
  });
  await informer.start(signal);
  return () => membersOf(informer.get(namespace, name), metricsPort);
}

export const membersOf = (record: ConfigMap | undefined, metricsPort: number): readonly ActivatorAddress[] =>
  (readRing(record?.data)?.members ?? []).map(({ name, peer }) => ({
    name,
    metrics: hostPort(hostOf(peer), metricsPort),
  }));

const hostOf = (peer: string): string => peer.slice(0, peer.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
