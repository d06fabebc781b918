// How an instance is told what it is. Packages from the code store may have to come first: then it is told a little later, and tried
// again for as long as the instance is wanted. Nothing is sent to run there before.
import { PilotlightError } from '../../api/errors.ts';
import { retryDelayMs } from '../../reconcile/backoff.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Code } from '../code/code.ts';
import { gather, type Gathered } from './gather.ts';
import type { Instance } from './instance.ts';
import type { RevisionPool } from './revision-pool.ts';
import { makeAssign, type Revision } from './revision.ts';

export interface AssignerDeps {
  clock: Clock;
  region: string;
  account: string;
  code: Code;
  /** The epoch of the ring. */
  epoch: () => number;
  pool: (revision: string) => RevisionPool | undefined;
  /** It can take events. */
  onAssigned: (instance: Instance) => void;
}

const RETRY = { firstMs: 100, maxMs: 5_000 };

export class Assigner {
  readonly #deps: AssignerDeps;
  /** Instances whose packages are on their way, or are tried again later, and what cancels that. */
  readonly #gathering = new Map<Instance, () => void>();
  /** Why those of a revision could not be had the last time. */
  readonly #failures = new Map<string, PilotlightError>();
  #stopped = false;

  constructor(deps: AssignerDeps) {
    this.#deps = deps;
  }

  assign(instance: Instance): void {
    if (!this.#gathering.has(instance)) this.#try(instance, 0);
  }

  failureOf(revision: string): PilotlightError | undefined {
    return this.#failures.get(revision);
  }

  /** Nobody is told anything more. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#gathering.values()) cancel();
  }

  #try(instance: Instance, failures: number): void {
    const revision = this.#revisionFor(instance);
    if (revision === undefined) return void this.#gathering.delete(instance);
    const gathered = gather(revision, this.#deps.code);
    if (!(gathered instanceof Promise)) return this.#send(instance, revision, gathered);
    this.#gathering.set(instance, () => undefined);
    gathered.then(
      (packages) => this.#gathered(instance, revision.id, packages),
      (error: unknown) => this.#failed(instance, revision.id, PilotlightError.from(error), failures),
    );
  }

  #gathered(instance: Instance, id: string, packages: Gathered): void {
    this.#gathering.delete(instance);
    this.#failures.delete(id);
    const revision = this.#revisionFor(instance);
    if (revision !== undefined) this.#send(instance, revision, packages);
  }

  #failed(instance: Instance, id: string, error: PilotlightError, failures: number): void {
    this.#failures.set(id, error);
    const again = (): void => this.#try(instance, failures + 1);
    if (!this.#stopped) this.#gathering.set(instance, this.#deps.clock.after(retryDelayMs(failures, RETRY), again));
  }

  /** A retired revision needs nobody new; and of one that was adopted we know no more than its name. */
  #revisionFor(instance: Instance): Revision | undefined {
    const pool = this.#deps.pool(instance.identity.revision);
    const isWanted = !this.#stopped && !instance.isAssigned && !instance.isLeaving;
    if (!isWanted || pool === undefined || pool.role === 'retired' || pool.revision.isAdopted) return undefined;
    return pool.revision;
  }

  #send(instance: Instance, revision: Revision, packages: Gathered): void {
    const { region, account, epoch, onAssigned } = this.#deps;
    instance.isAssigned = true;
    instance.send({ assign: makeAssign(revision, { region, account, epoch: epoch() }, packages) });
    onAssigned(instance);
  }
}
