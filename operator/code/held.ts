// What was found in the store, or brought there, a moment ago. It is held: nobody collects it before a status can name it; so for a
// while it need not be looked for again.
import type { Digest } from '../api/digest.ts';
import type { Clock } from '../reconcile/clock.ts';
import type { Facts } from './source/code-source.ts';

const HOLD_MS = 15 * 60_000;
/** Shorter, so that what is taken from here is still held for as long as a look may last. */
const TRUST_MS = 10 * 60_000;

interface Entry {
  facts: Facts | undefined;
  sinceMs: number;
}

export const packageId = (namespace: string, digest: Digest): string => `${namespace}/${digest}`;

export function splitPackageId(id: string): { namespace: string; digest: Digest } {
  const [namespace = '', digest = ''] = id.split('/');
  return { namespace, digest };
}

export class HeldPackages {
  readonly #clock: Clock;
  /** In the order of their times. */
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Without facts: it is being looked for, or brought. */
  hold(id: string, facts?: Facts): void {
    const nowMs = this.#clock.monotonicMs();
    this.#entries.delete(id);
    this.#entries.set(id, { facts, sinceMs: nowMs });
    for (const [old, { sinceMs }] of this.#entries) {
      if (nowMs - sinceMs < HOLD_MS) break;
      this.#entries.delete(old);
    }
  }

  isHeld(id: string): boolean {
    const entry = this.#entries.get(id);
    return entry !== undefined && this.#ageMs(entry) < HOLD_MS;
  }

  find(id: string): Facts | undefined {
    const entry = this.#entries.get(id);
    return entry !== undefined && this.#ageMs(entry) < TRUST_MS ? entry.facts : undefined;
  }

  /** The store has lost it. */
  forget(id: string): void {
    this.#entries.delete(id);
  }

  #ageMs({ sinceMs }: Entry): number {
    return this.#clock.monotonicMs() - sinceMs;
  }
}
