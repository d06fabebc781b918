// Removing while others keep, over stores that have no locks. Whoever is about to remove something of a package says so first, by a
// mark of its own, and looks once more then. Whoever keeps a package waits for the marks that it sees, and looks once more then. So
// of a remover and a keeper at least one sees what the other did.
import { randomUUID } from 'node:crypto';
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import { markKey, marksOf } from './keys.ts';
import type { ObjectStore } from './object-store.ts';

/** From its mark on, a remover has so long; what it has not removed then, it leaves. */
const REMOVE_WITHIN_MS = 20_000;
/** A mark that was seen for so long was left by one that died, or has given up. */
export const MARK_LIFE_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** Deletes an object, unless the mark has stood for too long. */
export type Remove = (key: string) => Promise<void>;

export class Marks {
  readonly #objects: ObjectStore;
  readonly #clock: Clock;

  constructor(objects: ObjectStore, clock: Clock) {
    this.#objects = objects;
    this.#clock = clock;
  }

  /** After a failure the mark stays: an order to delete that got no answer may still be carried out. */
  async whileMarked(digest: Digest, work: (remove: Remove) => Promise<void>, signal: AbortSignal): Promise<void> {
    const key = markKey(digest, randomUUID());
    const startMs = this.#clock.monotonicMs();
    await this.#objects.put(key, Buffer.alloc(0), signal);
    await work(async (victim) => {
      // A process that was frozen wakes up here, too.
      if (this.#clock.monotonicMs() - startMs > REMOVE_WITHIN_MS)
        throw new PilotlightError('CodeStoreUnavailable', `the code store was too slow to remove ${victim}`);
      await this.#objects.delete(victim, signal);
    });
    await this.#objects.delete(key, signal);
  }

  /** Resolves once everybody who was about to remove something is done. */
  async gone(digest: Digest, signal: AbortSignal): Promise<void> {
    const seenAtMs = new Map<string, number>();
    for (;;) {
      const nowMs = this.#clock.monotonicMs();
      let isMarked = false;
      for await (const { key } of this.#objects.list(marksOf(digest), signal)) {
        const sinceMs = seenAtMs.get(key) ?? nowMs;
        seenAtMs.set(key, sinceMs);
        isMarked ||= nowMs - sinceMs < MARK_LIFE_MS;
      }
      if (!isMarked) return;
      await pause(this.#clock, LOOK_EVERY_MS, signal);
      signal.throwIfAborted();
    }
  }
}
