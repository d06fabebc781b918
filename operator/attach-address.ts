// Where shims dial: the cluster address of the activator's Service, so that no DNS lookup stands in a cold start.
import type { Stored } from './api/meta.ts';
import type { KubeClient } from './kube/client.ts';
import { Informer } from './kube/informer.ts';
import { services, type Ref } from './kube/resources.ts';
import type { Service } from './kube/types.ts';

export interface AttachAddress {
  /** host:port; undefined while the Service has no address. */
  current(): string | undefined;
  onChange(listener: () => void): void;
}

export async function watchAttachAddress(
  client: KubeClient,
  service: Ref,
  signal: AbortSignal,
  onError: (error: unknown, resource: string) => void,
): Promise<AttachAddress> {
  const fieldSelector = `metadata.name=${service.name}`;
  const informer = new Informer(client, services, { namespace: service.namespace, fieldSelector, onError });
  await informer.start(signal);
  return {
    current: () => addressOf(informer.get(service.namespace, service.name)),
    onChange: (listener) => informer.onChange(listener),
  };
}

export function addressOf(service: Stored<Service> | undefined): string | undefined {
  const port = service?.spec.ports?.find(({ name }) => name === 'attach')?.port;
  const { clusterIP } = service?.spec ?? {};
  return port === undefined || clusterIP === undefined || clusterIP === 'None' ? undefined : `${clusterIP}:${port}`;
}
