// Keeps the Deployment of one revision at the size that decideScale wants: one change at a time, requests that come together
// counted together, a failed change tried again.
import { isRefused } from '../../kube/errors.ts';
import { retryDelayMs } from '../../reconcile/backoff.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { decideScale, type ScaleInput } from './decide.ts';
import type { ScalableDeployment } from './deployment.ts';

export interface ScalerOptions {
  clock: Clock;
  deployment: ScalableDeployment;
  maxInstances: () => number;
  /** What is, without the replicas. */
  read: () => Omit<ScaleInput, 'replicas'>;
  /** These instances get nothing more. Returns the names of their pods. */
  release: (indexes: readonly number[]) => string[];
  /** The change was refused: what was released may work again. */
  keep: () => void;
  /** Kubernetes will not do it, however often it is asked. `replicas`: undefined when the Deployment itself was asked for. */
  onRefused: (replicas: number | undefined, error: unknown) => void;
  onPatch: (outcome: 'done' | 'failed', error?: unknown) => void;
}

/** How long a burst is listened to before it is counted: after the latest request, and after the first. */
const SETTLE_MS = { quiet: 3, most: 25 };
/** The last of it, in a timer of its own: a process that was busy until now reads what has come meanwhile before that one rings. */
const LAST_LOOK_MS = 1;
/** A Deployment that was asked for and has not come is asked for again after this. */
const REQUEST_AGAIN_MS = 10_000;
const RETRY = { firstMs: 50, maxMs: 2_000 };
/** An API server that has just started refuses everybody for a moment, for want of its own rules. What it still refuses is meant. */
const REFUSAL_BELIEVED_MS = 3_000;

export class Scaler {
  readonly #options: ScalerOptions;
  #burst: { sinceMs: number; cancel: () => void } | undefined;
  #look: { atMs: number; cancel: () => void } | undefined;
  #requestedAtMs = -Infinity;
  #failures = 0;
  #refusedSinceMs: number | undefined;
  /** Ends the rest after a failure, in which nothing is asked. */
  #endRest: (() => void) | undefined;
  #busy = false;
  #stopped = false;

  constructor(options: ScalerOptions) {
    this.#options = options;
  }

  /** One more event waits. The first of a burst, and a burst that already wants all it may have, need no more listening. */
  demandRose(): void {
    if (!this.#mayAsk) return;
    const { clock, read, deployment } = this.#options;
    const maxInstances = this.#options.maxInstances();
    const replicas = deployment.replicas();
    if (replicas === undefined) return this.#request();
    if (replicas >= maxInstances) return;
    const { waiting, instances } = read();
    const wants = Math.min(maxInstances, waiting + instances.filter(({ busy }) => busy).length);
    if (wants <= replicas) return;
    const nowMs = clock.monotonicMs();
    const sinceMs = this.#burst?.sinceMs ?? nowMs;
    this.#burst?.cancel();
    const delay = wants >= maxInstances ? 0 : Math.min(SETTLE_MS.quiet, Math.max(0, sinceMs + SETTLE_MS.most - nowMs));
    const settled = (): void => {
      this.#burst = undefined;
      this.evaluate();
    };
    const burst = { sinceMs, cancel: (): void => undefined };
    const lookOnceMore = (): void => void (burst.cancel = clock.after(LAST_LOOK_MS, settled));
    burst.cancel = delay === 0 ? clock.after(0, settled) : clock.after(Math.max(0, delay - LAST_LOOK_MS), lookOnceMore);
    this.#burst = burst;
  }

  /** Something else changed: an instance came, became idle or went, or the revision's role is another. */
  evaluate(): void {
    // A burst is counted when it has settled.
    if (!this.#mayAsk || this.#burst !== undefined) return;
    const replicas = this.#options.deployment.replicas();
    if (replicas === undefined) return this.#request();
    this.#requestedAtMs = -Infinity;
    const decision = decideScale({ ...this.#options.read(), replicas });
    if (decision.replicas !== replicas) void this.#change(decision.replicas, decision.release);
    else if (decision.lookAgainInMs !== undefined) this.#lookIn(decision.lookAgainInMs);
  }

  /** An instance may become idle for too long; cheap enough to be called after every event. */
  ensureLook(inMs: number): void {
    if (this.#look === undefined) this.#lookIn(inMs);
  }

  stop(): void {
    this.#stopped = true;
    this.#burst?.cancel();
    this.#look?.cancel();
    this.#endRest?.();
  }

  get #mayAsk(): boolean {
    return !this.#busy && !this.#stopped && this.#endRest === undefined;
  }

  #change(replicas: number, indexes: readonly number[]): Promise<void> {
    const { deployment, release, onPatch } = this.#options;
    return this.#write(replicas, async () => {
      const podNames = release(indexes);
      if (replicas > 0 && podNames.length > 0) await deployment.preferRemoval(podNames);
      await deployment.scale(replicas);
      onPatch('done');
    });
  }

  /** There is no Deployment. When it comes, whoever waits then is counted. */
  #request(): void {
    const { clock, deployment, read } = this.#options;
    const isAsked = clock.monotonicMs() - this.#requestedAtMs < REQUEST_AGAIN_MS;
    if (deployment.request === undefined || isAsked || read().waiting === 0) return;
    void this.#write(undefined, async () => {
      await deployment.request?.();
      this.#requestedAtMs = clock.monotonicMs();
    });
  }

  async #write(replicas: number | undefined, write: () => Promise<void>): Promise<void> {
    const { keep, onPatch } = this.#options;
    this.#busy = true;
    try {
      await write();
      this.#failures = 0;
      this.#refusedSinceMs = undefined;
    } catch (error) {
      keep();
      onPatch('failed', error);
      this.#believe(replicas, error);
      this.#rest(retryDelayMs(this.#failures++, RETRY));
      return;
    } finally {
      this.#busy = false;
    }
    this.evaluate();
  }

  #believe(replicas: number | undefined, error: unknown): void {
    const nowMs = this.#options.clock.monotonicMs();
    this.#refusedSinceMs = isRefused(error) ? (this.#refusedSinceMs ?? nowMs) : undefined;
    if (this.#refusedSinceMs === undefined || nowMs - this.#refusedSinceMs < REFUSAL_BELIEVED_MS) return;
    this.#options.onRefused(replicas, error);
  }

  /** Who comes meanwhile is counted afterwards. */
  #rest(ms: number): void {
    if (this.#stopped) return;
    this.#endRest = this.#options.clock.after(ms, () => {
      this.#endRest = undefined;
      this.evaluate();
    });
  }

  #lookIn(ms: number): void {
    const { clock } = this.#options;
    const atMs = clock.monotonicMs() + ms;
    if (this.#look !== undefined && this.#look.atMs <= atMs) return;
    this.#look?.cancel();
    const cancel = clock.after(ms, () => {
      this.#look = undefined;
      this.evaluate();
    });
    this.#look = { atMs, cancel };
  }
}
