// The instances of one revision and the Deployment behind them.
import { PilotlightError } from '../../api/errors.ts';
import { childName } from '../../api/names.ts';
import { LATEST } from '../../api/published.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { ScaleInput } from '../scaler/decide.ts';
import type { OpenDeployment, ScalableDeployment } from '../scaler/deployment.ts';
import { Scaler } from '../scaler/scaler.ts';
import type { Instance } from './instance.ts';
import type { Revision } from './revision.ts';
import type { Roster } from './roster.ts';

export interface RevisionPoolDeps {
  clock: Clock;
  openDeployment: OpenDeployment;
  defaultIdleTimeoutMs: number;
  onPatch: (outcome: 'done' | 'failed', error?: unknown) => void;
}

/** What a pool asks its function. */
export interface PoolSurroundings {
  namespace: string;
  name: string;
  roster: Roster;
  waiting: () => number;
  quietForMs: () => number;
  servingBusy: () => number;
  /** The Deployment cannot be scaled up. */
  onRefused: (error: PilotlightError) => void;
}

export class RevisionPool {
  revision: Revision;
  role: ScaleInput['role'] = 'next';
  readonly deployment: ScalableDeployment;
  readonly scaler: Scaler;
  readonly #deps: RevisionPoolDeps;
  readonly #around: PoolSurroundings;

  constructor(revision: Revision, deps: RevisionPoolDeps, around: PoolSurroundings) {
    this.revision = revision;
    this.#deps = deps;
    this.#around = around;
    const version = revision.version === LATEST ? undefined : `${around.name}.${revision.version}`;
    this.deployment = deps.openDeployment(around.namespace, childName(around.name, revision.id), version);
    this.scaler = new Scaler({
      clock: deps.clock,
      deployment: this.deployment,
      maxInstances: () => this.#maxInstances,
      read: () => this.#read(),
      release: (indexes) => this.#release(indexes),
      keep: () => this.#keepAll(),
      onPatch: deps.onPatch,
      onRefused: (replicas, error) => around.onRefused(this.#refusal(replicas, error)),
    });
  }

  /** Whoever starts now could not be told what to run, if its revision was only adopted. */
  get #maxInstances(): number {
    const { isAdopted, spec } = this.revision;
    return isAdopted ? (this.deployment.replicas() ?? 0) : spec.concurrency.maxInstances;
  }

  get idleTimeoutMs(): number {
    const { idleTimeout } = this.revision.spec;
    return idleTimeout === undefined ? this.#deps.defaultIdleTimeoutMs : idleTimeout * 1000;
  }

  /** The same revision, with other settings that decide only how many run. */
  replace(revision: Revision): void {
    this.revision = revision;
  }

  /** Kubernetes removed another pod than the one we had chosen: that one may work again. */
  reconsiderReleased(): void {
    const staying = this.#instances().length;
    if (staying <= (this.deployment.replicas() ?? 0)) this.#keepAll();
  }

  #refusal(replicas: number | undefined, cause: unknown): PilotlightError {
    const name = childName(this.#around.name, this.revision.id);
    const why = cause instanceof Error ? cause.message : String(cause);
    const what =
      replicas === undefined ? `to be asked for Deployment ${name}` : `to scale Deployment ${name} to ${replicas}`;
    const text = `Kubernetes refuses ${what}: ${why}; check the rights of the activator`;
    return new PilotlightError('PodRefused', text, { cause });
  }

  #read(): Omit<ScaleInput, 'replicas'> {
    const nowMs = this.#deps.clock.monotonicMs();
    return {
      role: this.role,
      maxInstances: this.#maxInstances,
      waiting: this.role === 'serving' ? this.#around.waiting() : 0,
      quietForMs: this.#around.quietForMs(),
      servingBusy: this.#around.servingBusy(),
      idleTimeoutMs: this.idleTimeoutMs,
      instances: this.#instances().map(({ isBusy, releasing, lastUsedMs }) => ({
        busy: isBusy,
        releasing,
        idleForMs: nowMs - lastUsedMs,
      })),
    };
  }

  #release(indexes: readonly number[]): string[] {
    const all = this.#instances();
    const chosen = indexes.flatMap((index) => all[index] ?? []);
    for (const instance of chosen) instance.releasing = true;
    return chosen.map(({ identity }) => identity.podName);
  }

  #keepAll(): void {
    for (const instance of this.#instances()) {
      if (!instance.releasing) continue;
      instance.releasing = false;
      if (instance.isIdle) this.#around.roster.putIdle(instance);
    }
  }

  #instances(): Instance[] {
    return this.#around.roster.ofRevision(this.revision.id).filter(({ isLeaving }) => !isLeaving);
  }
}
