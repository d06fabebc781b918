// The certificate that this activator shows, and the CAs that vouch for it: from the Secret that the operator keeps current.
import { createSecureContext } from 'node:tls';
import { readServing, type Serving } from '../../api/attach-tls.ts';
import type { Stored } from '../../api/meta.ts';
import type { KubeClient } from '../../kube/client.ts';
import { Informer } from '../../kube/informer.ts';
import { secrets } from '../../kube/resources.ts';
import type { Secret } from '../../kube/types.ts';

export interface Certificate {
  current(): Serving;
  /** Not called for the first one. */
  onChange(listener: () => void): void;
}

export interface FollowCertificateOptions {
  client: KubeClient;
  secret: { namespace: string; name: string };
  onError: (error: unknown, resource: string) => void;
}

/** Resolves with the first one that can be used, which the operator has to make; what cannot be used changes nothing. */
export async function followCertificate(options: FollowCertificateOptions, signal: AbortSignal): Promise<Certificate> {
  const { client, secret, onError } = options;
  const { namespace, name } = secret;
  const informer = new Informer(client, secrets, { namespace, fieldSelector: `metadata.name=${name}`, onError });
  const first = Promise.withResolvers<Serving>();
  const listeners: (() => void)[] = [];
  let current: Serving | undefined;
  informer.onChange(({ after }) => {
    const next = after === undefined ? undefined : usable(after);
    if (next === undefined || isSame(next, current)) return;
    const isFirst = current === undefined;
    current = next;
    first.resolve(next);
    if (!isFirst) for (const listener of listeners) listener();
  });
  await informer.start(signal);
  const known = await first.promise;
  return { current: () => current ?? known, onChange: (listener) => void listeners.push(listener) };
}

/** undefined while the operator has not made it. Throws on what is no certificate or does not fit its key. */
function usable({ data }: Stored<Secret>): Serving | undefined {
  const { cert, key, bundle } = readServing(data);
  if (cert === undefined || key === undefined || bundle === undefined) return undefined;
  createSecureContext({ cert, key });
  return { cert, key, bundle };
}

const isSame = (one: Serving, other: Serving | undefined): boolean =>
  one.cert === other?.cert && one.key === other.key && one.bundle === other.bundle;
