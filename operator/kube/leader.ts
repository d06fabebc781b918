// Leader election by Lease. Times of other holders are never trusted: a lease is over when it has not changed for its
// duration by our own clock. The chart brings the Lease; whoever loses it must write nothing more: the signal of lead() ends first.
import type { Clock } from '../reconcile/clock.ts';
import { pause } from '../reconcile/pause.ts';
import type { KubeClient } from './client.ts';
import { isConflict } from './errors.ts';
import { leases, type Ref } from './resources.ts';
import type { Lease } from './types.ts';
import type { Stored } from '../api/meta.ts';

export interface LeaderOptions {
  client: KubeClient;
  lease: Ref & { namespace: string };
  /** Unique for this process. */
  identity: string;
  clock: Clock;
  durationMs: number;
  /** Give up when the lease could not be renewed for this long; shorter than the duration. */
  renewDeadlineMs: number;
  retryMs: number;
  onError: (error: unknown) => void;
}

const MANAGER = 'pilotlight-leader';

export class LeaderElection {
  readonly #options: LeaderOptions;
  #seen: { version: string; atMs: number } | undefined;

  constructor(options: LeaderOptions) {
    this.#options = options;
  }

  /** Resolves once this process leads, with a signal that ends when it no longer does; undefined if stopped before. */
  async lead(signal: AbortSignal): Promise<AbortSignal | undefined> {
    while (!signal.aborted) {
      const held = await this.#tryToHold(signal);
      if (held) return this.#keep(signal);
      await this.#pause(signal);
    }
    return undefined;
  }

  /** Hands the lease over at once, on a graceful stop. */
  async release(): Promise<void> {
    const { client, lease, identity } = this.#options;
    const current = await client.get(leases, lease);
    if (current.spec?.holderIdentity !== identity) return;
    const spec = { ...current.spec, holderIdentity: '', leaseDurationSeconds: 1 };
    await client.replace(leases, { ...current, spec }, { manager: MANAGER });
  }

  #keep(signal: AbortSignal): AbortSignal {
    const lost = new AbortController();
    const renewing = async (): Promise<void> => {
      let renewedAt = this.#options.clock.monotonicMs();
      while (!signal.aborted) {
        await this.#pause(signal);
        // Asked before the attempt: a process that was frozen past its deadline must not believe its last renewal.
        if (this.#options.clock.monotonicMs() - renewedAt > this.#options.renewDeadlineMs) break;
        const askedAt = this.#options.clock.monotonicMs();
        if (await this.#tryToHold(signal)) renewedAt = askedAt;
      }
      lost.abort(new Error('the leader lease was lost'));
    };
    void renewing();
    return AbortSignal.any([lost.signal, signal]);
  }

  async #tryToHold(signal: AbortSignal): Promise<boolean> {
    try {
      const { client, lease } = this.#options;
      return await this.#write(await client.get(leases, lease, signal), signal);
    } catch (error) {
      if (!isConflict(error) && !signal.aborted) this.#options.onError(error);
      return false;
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

/** Leases carry six digits of a second. */
const microTime = (date: Date): string => date.toISOString().replace('Z', '000Z');
