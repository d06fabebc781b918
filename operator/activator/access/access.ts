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
const DECISIONS_PER_CALLER = 1_000;

interface Known<T> {
  asked: Promise<T>;
  /** Once it has come. */
  value: T | undefined;
}

/** Who called on this connection last. */
interface Greeted {
  header: string;
  caller: Caller;
  untilMs: number;
}

export class Access {
  readonly #options: AccessOptions;
  readonly #callers: LRUCache<string, Known<Caller | undefined>>;
  /** A caller is asked for anew as often as its decisions are, so they can go with it. */
  readonly #decisions = new WeakMap<Caller, LRUCache<string, Known<boolean>>>();
  readonly #greeted = new WeakMap<object, Greeted>();

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#callers = this.#openCache(CALLERS);
  }

  /** The caller behind the same header on the same connection, as long as the answer about it may be used. */
  recall(connection: object, header: string): Caller | undefined {
    const greeted = this.#greeted.get(connection);
    if (greeted === undefined || greeted.header !== header) return undefined;
    return this.#options.now() < greeted.untilMs ? greeted.caller : undefined;
  }

  /** Rejects when nobody could be asked; that is never remembered. */
  async authenticate(token: string, connection: object, header: string): Promise<Caller | undefined> {
    // Tokens are not kept: their digest is as good a key, and worth nothing to a thief. A connection remembers its own header.
    const key = createHash('sha256').update(token).digest('base64');
    const caller = await this.#once(this.#callers, key, () => this.#options.reviews.authenticate(token));
    const untilMs = this.#options.now() + this.#callers.getRemainingTTL(key);
    if (caller !== undefined) this.#greeted.set(connection, { header, caller, untilMs });
    return caller;
  }

  /** A decision that may still be used: the rule for a caller who comes back. */
  recallDecision(caller: Caller, namespace: string, functionName: string): boolean | undefined {
    return this.#decisions.get(caller)?.get(`${namespace}/${functionName}`)?.value;
  }

  mayInvoke(caller: Caller, namespace: string, functionName: string): Promise<boolean> {
    const decisions = this.#decisions.get(caller) ?? this.#openCache<boolean>(DECISIONS_PER_CALLER);
    this.#decisions.set(caller, decisions);
    const ask = (): Promise<boolean> => this.#options.reviews.mayInvoke(caller, namespace, functionName);
    return this.#once(decisions, `${namespace}/${functionName}`, ask);
  }

  #openCache<T>(max: number): LRUCache<string, Known<T>> {
    const { cacheMs, now } = this.#options;
    return new LRUCache({ max, ttl: cacheMs, ttlResolution: 0, perf: { now } });
  }

  #once<T>(cache: LRUCache<string, Known<T>>, key: string, ask: () => Promise<T>): Promise<T> {
    const known = cache.get(key);
    if (known !== undefined) return known.asked;
    const asked = ask();
    const entry: Known<T> = { asked, value: undefined };
    cache.set(key, entry);
    const keep = (value: T): void => void (entry.value = value);
    const drop = (): void => void (cache.peek(key) === entry && cache.delete(key));
    asked.then(keep, drop);
    return asked;
  }
}
