// Keeps the store and what names its packages in step, while this process leads: what nobody names is removed after a grace, and what
// is named and lost (a store without a volume has restarted) is brought again.
import type { Digest } from '../api/digest.ts';
import { packageId, splitPackageId } from '../code/held.ts';
import type { Packages } from '../code/packages.ts';
import type { Clock } from '../reconcile/clock.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import type { NamedPackages } from './named-packages.ts';

export interface Removed {
  readonly claims: number;
  readonly blobs: number;
  readonly bytes: number;
}

export interface TendedStore {
  collect(
    isUsed: (namespace: string, digest: Digest) => boolean,
    graceMs: number,
    signal: AbortSignal,
  ): Promise<Removed>;
  digests(signal: AbortSignal): AsyncIterable<Digest>;
  renew(namespace: string, digest: Digest, signal: AbortSignal): Promise<void>;
}

export interface TendOptions {
  readonly store: TendedStore;
  readonly packages: Pick<Packages, 'isHeld' | 'lose'>;
  readonly named: NamedPackages;
  readonly clock: Clock;
  /** Throws where this process does not lead: then its copies may be old, and nothing may be removed. */
  readonly check: () => void;
  readonly graceMs: number;
  readonly collectEveryMs: number;
  readonly lookEveryMs: number;
  readonly onRemoved: (removed: Removed) => void;
  readonly onError: (error: unknown) => void;
}

/** Resolves when the signal has ended. */
export async function tendStore(options: TendOptions, signal: AbortSignal): Promise<void> {
  const isUsed = makeIsUsed(options);
  renewReleased(options, signal);
  const collect = async (): Promise<void> => {
    const removed = await options.store.collect(isUsed, options.graceMs, signal);
    if (removed.claims + removed.blobs > 0) options.onRemoved(removed);
  };
  await Promise.all([
    repeat(options, options.collectEveryMs, collect, signal),
    repeat(options, options.lookEveryMs, () => findLost(options, signal), signal),
  ]);
}

/** The grace counts from when a package was brought, and from when it was named last: here at once, in the store a moment later. */
function makeIsUsed({ named, packages, clock, check, graceMs }: TendOptions): (ns: string, digest: Digest) => boolean {
  const released = new Map<string, number>();
  named.onReleased((id) => {
    const nowMs = clock.monotonicMs();
    released.delete(id);
    released.set(id, nowMs);
    for (const [old, atMs] of released) {
      if (nowMs - atMs < graceMs) break;
      released.delete(old);
    }
  });
  return (namespace, digest) => {
    check();
    const id = packageId(namespace, digest);
    const isFresh = clock.monotonicMs() - (released.get(id) ?? -Infinity) < graceMs;
    return isFresh || named.isNamed(id) || packages.isHeld(namespace, digest);
  };
}

/** So that whoever leads next knows, too, that it was named a moment ago. One after the other: a namespace may go with all it has. */
function renewReleased({ named, store, onError }: TendOptions, signal: AbortSignal): void {
  let last = Promise.resolve();
  named.onReleased((id) => {
    const { namespace, digest } = splitPackageId(id);
    last = last
      .then(() => (signal.aborted ? undefined : store.renew(namespace, digest, signal)))
      .catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
  });
}

/** Named first, then what is there: what is named after that was brought after that. */
async function findLost({ store, named, packages }: TendOptions, signal: AbortSignal): Promise<void> {
  const found = named.found();
  const stored = new Set<Digest>();
  for await (const digest of store.digests(signal)) stored.add(digest);
  const lost = new Set([...found].filter((id) => !stored.has(splitPackageId(id).digest)));
  if (lost.size > 0) packages.lose(lost);
}

async function repeat(
  { clock, onError }: TendOptions,
  everyMs: number,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(clock, everyMs, signal);
    if (signal.aborted) return;
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
  }
}
