// Status is written once a look, and only when it says something new.
import type { KubeObject } from '../api/meta.ts';
import { managers } from '../api/names.ts';
import { sorted } from '../api/sorted.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Resource } from '../kube/resources.ts';

interface Target<T extends KubeObject> {
  readonly client: KubeClient;
  readonly resource: Resource<T>;
  readonly informer: { remember(object: T): void };
}

interface Looked {
  readonly metadata: { name: string; namespace: string; uid: string; resourceVersion: string };
  readonly status?: object | undefined;
}

export async function writeStatus<T extends KubeObject>(
  { client, resource, informer }: Target<T>,
  { metadata: { name, namespace, uid, resourceVersion }, status: before }: Looked,
  status: object,
  signal: AbortSignal,
): Promise<void> {
  if (isSameStatus(before, status)) return;
  const written = await client.apply(
    resource,
    // Preconditions: never the status of a successor of the same name, nor one that was derived from an old view.
    { metadata: { name, namespace, uid, resourceVersion }, status } as Parameters<typeof client.apply<T>>[1],
    { manager: managers.status, subresource: 'status', signal },
  );
  informer.remember(written);
}

export function isSameStatus(a: object | undefined, b: object): boolean {
  return a !== undefined && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
