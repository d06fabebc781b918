// Who is calling, and may they? The API server decides; its answers are used for a few seconds. Questions about the same
// thing that come at once are asked once.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export interface Caller {
  username: string;
  uid: string;
  groups: readonly string[];
  extra: Readonly<Record<string, string[]>>;
  /** For a service account: the namespace that it lives in. */
  namespace: string | undefined;
}

/** The two questions, as ports. */
export interface AccessReviews {
  /** undefined: the token proves nothing to us. */
  authenticate(token: string): Promise<Caller | undefined>;
  mayInvoke(caller: Caller, namespace: string, functionName: string): Promise<boolean>;
}

export interface AccessOptions {
  reviews: AccessReviews;
  cacheMs: number;
  /** Milliseconds that only grow. */
  now: () => number;
}

const CALLERS = 10_000;
const DECISIONS = 50_000;

interface Known<T> {
  value: Promise<T>;
}

export class Access {
  readonly #reviews: AccessReviews;
  readonly #callers: LRUCache<string, Known<Caller | undefined>>;
  readonly #decisions: LRUCache<string, Known<boolean>>;

  constructor({ reviews, cacheMs, now }: AccessOptions) {
    this.#reviews = reviews;
    const common = { ttl: cacheMs, ttlResolution: 0, perf: { now } };
    this.#callers = new LRUCache({ max: CALLERS, ...common });
    this.#decisions = new LRUCache({ max: DECISIONS, ...common });
  }

  /** Rejects when nobody could be asked; that is never remembered. */
  authenticate(token: string): Promise<Caller | undefined> {
    // Tokens are not kept: their digest is as good a key, and worth nothing to a thief.
    const key = createHash('sha256').update(token).digest('base64');
    return this.#once(this.#callers, key, () => this.#reviews.authenticate(token));
  }

  mayInvoke(caller: Caller, namespace: string, functionName: string): Promise<boolean> {
    const key = JSON.stringify([caller.username, caller.uid, caller.groups, caller.extra, namespace, functionName]);
    return this.#once(this.#decisions, key, () => this.#reviews.mayInvoke(caller, namespace, functionName));
  }

  #once<T>(cache: LRUCache<string, Known<T>>, key: string, ask: () => Promise<T>): Promise<T> {
    const known = cache.get(key);
    if (known !== undefined) return known.value;
    const value = ask();
    const entry = { value };
    cache.set(key, entry);
    value.catch(() => {
      if (cache.peek(key) === entry) cache.delete(key);
    });
    return value;
  }
}
