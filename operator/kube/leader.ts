// Leader election by Lease. Times of other holders are never trusted: a lease is over when it has not changed for its
// duration by our own clock. The chart brings the Lease. Whoever loses it writes nothing more: the signal of lead() ends, and as a
// frozen process hears no signal, every write asks check(), which goes by nothing but the clock.
import type { Clock } from '../reconcile/clock.ts';
import { deadline } from '../reconcile/deadline.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import type { KubeClient } from './client.ts';
import { isConflict } from './errors.ts';
import { NotLeading, type Fence } from './fence.ts';
import { microTime } from './micro-time.ts';
import { leases, type Ref } from './resources.ts';
import type { Lease } from './types.ts';
import type { Stored } from '../api/meta.ts';

export interface LeaderOptions {
  /** Not behind a fence: the lease is written by those who do not lead yet. */
  client: KubeClient;
  lease: Ref & { namespace: string };
  /** Unique for this process. */
  identity: string;
  clock: Clock;
  durationMs: number;
  /**
   * Give up when the lease could not be renewed for this long. Shorter than the duration: the difference is the time in which
   * the API server must have taken in a write that was sent at the last moment.
   */
  renewDeadlineMs: number;
  retryMs: number;
  onError: (error: unknown) => void;
}

const MANAGER = 'pilotlight-leader';

export class LeaderElection implements Fence {
  readonly #options: LeaderOptions;
  #seen: { version: string; atMs: number } | undefined;
  /** On the monotonic clock, counted from before the request that renewed the lease. */
  #heldUntilMs = -Infinity;

  constructor(options: LeaderOptions) {
    this.#options = options;
  }

  /** Resolves once this process leads, with a signal that ends when it no longer does; undefined if stopped before. */
  async lead(signal: AbortSignal): Promise<AbortSignal | undefined> {
    while (!signal.aborted) {
      await this.#tryToHold(signal);
      if (this.#leftMs() > 0) return this.#keep(signal);
      await this.#pause(signal);
    }
    return undefined;
  }

  check(): void {
    if (this.#leftMs() <= 0) throw new NotLeading();
  }

  /** Hands the lease over at once, on a graceful stop; nothing passes the fence from now on. */
  async release(): Promise<void> {
    this.#heldUntilMs = -Infinity;
    const { client, lease, identity } = this.#options;
    const current = await client.get(leases, lease);
    if (current.spec?.holderIdentity !== identity) return;
    const spec = { ...current.spec, holderIdentity: '', leaseDurationSeconds: 1 };
    await client.replace(leases, { ...current, spec }, { manager: MANAGER });
  }

  #keep(signal: AbortSignal): AbortSignal {
    const lost = new AbortController();
    const renewing = async (): Promise<void> => {
      while (!signal.aborted) {
        await this.#pause(signal);
        if (this.#leftMs() <= 0) break;
        await this.#renew(signal);
      }
      if (!signal.aborted) this.#heldUntilMs = -Infinity;
      lost.abort(new Error('the leader lease was lost'));
    };
    void renewing();
    return AbortSignal.any([lost.signal, signal]);
  }

  /** An answer that comes after the lease has run out is of no use. */
  async #renew(signal: AbortSignal): Promise<void> {
    const { signal: tooLate, cancel } = deadline(this.#options.clock, this.#leftMs(), 'the lease has run out');
    await this.#tryToHold(AbortSignal.any([signal, tooLate]));
    cancel();
  }

  #leftMs(): number {
    return this.#heldUntilMs - this.#options.clock.monotonicMs();
  }

  async #tryToHold(signal: AbortSignal): Promise<void> {
    const { client, lease, clock, renewDeadlineMs, onError } = this.#options;
    const askedAt = clock.monotonicMs();
    try {
      const held = await this.#write(await client.get(leases, lease, signal), signal);
      // Released meanwhile.
      if (signal.aborted) return;
      this.#heldUntilMs = held ? askedAt + renewDeadlineMs : -Infinity;
    } catch (error) {
      if (!isConflict(error) && !signal.aborted) onError(error);
    }
  }

  async #write(current: Stored<Lease>, signal: AbortSignal): Promise<boolean> {
    const { client, identity, clock, durationMs } = this.#options;
    if (!this.#mayTake(current)) return false;
    const now = microTime(clock.now());
    const renewal = current.spec?.holderIdentity === identity;
    const spec: Lease['spec'] = {
      holderIdentity: identity,
      leaseDurationSeconds: Math.ceil(durationMs / 1000),
      acquireTime: renewal ? (current.spec?.acquireTime ?? now) : now,
      renewTime: now,
      leaseTransitions: (current.spec?.leaseTransitions ?? 0) + (renewal ? 0 : 1),
    };
    // The resourceVersion that was read makes a lost race a Conflict.
    await client.replace(leases, { ...current, spec }, { manager: MANAGER, signal });
    return true;
  }

  #mayTake({ metadata, spec }: Stored<Lease>): boolean {
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#seen?.version !== metadata.resourceVersion)
      this.#seen = { version: metadata.resourceVersion, atMs: nowMs };
    const holder = spec?.holderIdentity ?? '';
    if (holder === '' || holder === this.#options.identity) return true;
    return nowMs - this.#seen.atMs > (spec?.leaseDurationSeconds ?? 15) * 1000;
  }

  #pause(signal: AbortSignal): Promise<void> {
    const { clock, retryMs } = this.#options;
    return pause(clock, retryMs * (1 + 0.2 * Math.random()), signal);
  }
}
