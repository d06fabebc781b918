// The instances of one function that are attached here. The most recently used idle one is asked first, so that what is
// not needed stays idle and can go.
import type { Instance } from './instance.ts';

export class Roster {
  readonly #byPod = new Map<string, Instance>();
  /** The last one was used last. */
  readonly #idle: Instance[] = [];

  get size(): number {
    return this.#byPod.size;
  }

  all(): IterableIterator<Instance> {
    return this.#byPod.values();
  }

  ofRevision(revision: string): Instance[] {
    return [...this.#byPod.values()].filter(({ identity }) => identity.revision === revision);
  }

  /** Somebody of this revision will take another event, now or later. */
  staffs(revision: string): boolean {
    for (const { identity, isLeaving } of this.#byPod.values())
      if (identity.revision === revision && !isLeaving) return true;
    return false;
  }

  byPod(podUid: string): Instance | undefined {
    return this.#byPod.get(podUid);
  }

  add(instance: Instance): void {
    this.#byPod.set(instance.identity.podUid, instance);
  }

  remove(instance: Instance): void {
    if (this.#byPod.get(instance.identity.podUid) === instance) this.#byPod.delete(instance.identity.podUid);
    this.#dropIdle(instance);
  }

  putIdle(instance: Instance): void {
    this.#dropIdle(instance);
    this.#idle.push(instance);
  }

  /** Takes the one that was used last; those that cannot take an event now are forgotten until they are free again. */
  takeIdle(revision: string): Instance | undefined {
    for (let at = this.#idle.length - 1; at >= 0; at--) {
      const instance = this.#idle[at];
      if (instance?.identity.revision !== revision) continue;
      this.#idle.splice(at, 1);
      if (instance.isIdle) return instance;
    }
    return undefined;
  }

  #dropIdle(instance: Instance): void {
    const at = this.#idle.lastIndexOf(instance);
    if (at !== -1) this.#idle.splice(at, 1);
  }
}
