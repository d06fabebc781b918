// The revisions of one function: the one that serves, the one that is to serve next, and those that still drain.
import type { RevisionPool } from './revision-pool.ts';
import type { Revision } from './revision.ts';

export class Revisions {
  readonly #open: (revision: Revision) => RevisionPool;
  readonly #pools = new Map<string, RevisionPool>();
  #serving: RevisionPool;
  #next: RevisionPool | undefined;

  constructor(first: Revision, open: (revision: Revision) => RevisionPool) {
    this.#open = open;
    this.#serving = this.#enter(first, 'serving');
  }

  get serving(): RevisionPool {
    return this.#serving;
  }

  get next(): RevisionPool | undefined {
    return this.#next;
  }

  get(id: string): RevisionPool | undefined {
    return this.#pools.get(id);
  }

  all(): IterableIterator<RevisionPool> {
    return this.#pools.values();
  }

  /** The newest spec that is ready. */
  update(revision: Revision): void {
    if (this.#next?.revision.id === revision.id) return this.#next.replace(revision);
    this.#retireNext();
    if (this.#serving.revision.id === revision.id) this.#serving.replace(revision);
    else this.#next = this.#enter(revision, 'next');
  }

  /** One of before this process: all that is left to do is to drain it. */
  adopt(id: string): void {
    if (!this.#pools.has(id)) this.#enter({ ...this.#serving.revision, id, isAdopted: true }, 'retired');
  }

  /** The next one serves from now on. Returns the one that did. */
  promote(next: RevisionPool): RevisionPool {
    const old = this.#serving;
    old.role = 'retired';
    next.role = 'serving';
    this.#serving = next;
    this.#next = undefined;
    return old;
  }

  /** A retired one whose Deployment is gone is nobody's business any more. */
  dropEmpty(): void {
    for (const [id, pool] of this.#pools) {
      if (pool.role !== 'retired' || pool.deployment.replicas() !== undefined) continue;
      pool.scaler.stop();
      this.#pools.delete(id);
    }
  }

  #retireNext(): void {
    if (this.#next === undefined) return;
    this.#next.role = 'retired';
    this.#next.scaler.evaluate();
    this.#next = undefined;
  }

  #enter(revision: Revision, role: RevisionPool['role']): RevisionPool {
    const pool = this.#pools.get(revision.id) ?? this.#open(revision);
    pool.replace(revision);
    pool.role = role;
    this.#pools.set(revision.id, pool);
    return pool;
  }
}
