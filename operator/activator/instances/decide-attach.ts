// May whoever says Hello be the pod that it says it is? Its key is right; this compares it with what Kubernetes knows. Pure.
import type { Pod } from '../../kube/types.ts';
import { labels } from '../../api/names.ts';

export interface KnownPod {
  revision: string;
  /** Empty while Kubernetes has not said it. */
  addresses: readonly string[];
}

export interface Claim {
  revision: string;
  /** Where the connection comes from; undefined: addresses are not compared in this installation. */
  from: string | undefined;
}

/** unknown: Kubernetes has not said enough yet, or the pod is gone. */
export type Verdict = 'believed' | 'unknown' | 'other revision' | 'other address';

export function decideAttach(pod: KnownPod | undefined, { revision, from }: Claim): Verdict {
  if (pod === undefined) return 'unknown';
  if (pod.revision !== revision) return 'other revision';
  if (from === undefined) return 'believed';
  if (pod.addresses.length === 0) return 'unknown';
  return pod.addresses.includes(plainAddress(from)) ? 'believed' : 'other address';
}

/** A pod that is told to stop is still itself: it may come back with a result. One that has ended is nobody. */
export function knownPodOf({ metadata, status }: Pod): KnownPod | undefined {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return undefined;
  const addresses = [status?.podIP, ...(status?.podIPs ?? []).map(({ ip }) => ip)];
  return {
    revision: metadata.labels?.[labels.revision] ?? '',
    addresses: addresses.flatMap((address) => (address ? [address] : [])),
  };
}

/** IPv4 as a socket for both families writes it. */
const plainAddress = (address: string): string => address.replace(/^::ffff:/, '');
