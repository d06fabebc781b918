// Who is calling, and may they? The API server decides; its answers are kept as answer.ts says. Questions about the same thing
// that come at once are asked once, and strangers may not make us ask without end.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { Answer, type AnswerOptions, type AnswerTimes } from './answer.ts';
import type { Right } from './decide-rights.ts';
import { Bucket, type RateLimit } from './rate-limit.ts';

export interface Caller {
  username: string;
  uid: string;
  groups: readonly string[];
  extra: Readonly<Record<string, string[]>>;
  /** For a service account: the namespace that it lives in. */
  namespace: string | undefined;
  /** When the token ends, in milliseconds since 1970; Infinity where it does not say. */
  tokenEndsAtMs: number;
}

/** The two questions, as ports. */
export interface AccessReviews {
  /** undefined: the token proves nothing to us. */
  authenticate(token: string): Promise<Caller | undefined>;
  mayCreate(caller: Caller, namespace: string, right: Right): Promise<boolean>;
}

export interface AccessOptions {
  reviews: AccessReviews;
  times: AnswerTimes;
  clock: Clock;
}

/** A request's way to us; the same object for all requests of one connection. */
export interface Origin {
  readonly remoteAddress?: string | undefined;
}

const CALLERS = 10_000;
const DECISIONS_PER_CALLER = 1_000;
const ADDRESSES = 10_000;
/** Tokens that were not seen before, from one address and from all; a caller who is known is never counted. */
const PER_ADDRESS: RateLimit = { perSecond: 20, burst: 200 };
const FROM_ALL: RateLimit = { perSecond: 200, burst: 1_000 };

/** An answer, too: the token proves nothing. */
const nobody = Symbol('nobody');

type Identity = Answer<Caller | typeof nobody>;

export class Access {
  readonly #options: AccessOptions;
  readonly #identityOptions: AnswerOptions<Caller | typeof nobody>;
  readonly #decisionOptions: AnswerOptions<boolean>;
  readonly #identities = new LRUCache<string, Identity>({ max: CALLERS });
  /** A caller who is the same after a review is the same object, and keeps its decisions. */
  readonly #decisions = new WeakMap<Caller, LRUCache<string, Answer<boolean>>>();
  readonly #greeted = new WeakMap<Origin, { header: string; identity: Identity }>();
  readonly #addresses = new LRUCache<string, Bucket>({ max: ADDRESSES });
  readonly #all: Bucket;

  constructor(options: AccessOptions) {
    const { times, clock } = options;
    this.#options = options;
    this.#identityOptions = {
      times,
      clock,
      isYes: (caller) => caller !== nobody,
      endsAtMs: (caller) => (caller === nobody ? Infinity : caller.tokenEndsAtMs),
      merge: (before, after) => (JSON.stringify(before) === JSON.stringify(after) ? before : after),
    };
    this.#decisionOptions = { times, clock, isYes: (allowed) => allowed };
    this.#all = new Bucket(FROM_ALL, clock.monotonicMs());
  }

  /** The caller behind the same header on the same connection, as long as the answer about it may be used. */
  recall(origin: Origin, header: string): Caller | undefined {
    const greeted = this.#greeted.get(origin);
    return greeted?.header === header ? known(greeted.identity.peek()) : undefined;
  }

  /** Rejects when nobody could be asked and nothing is known. Throws a throttle for strangers that come too often. */
  async authenticate(token: string, origin: Origin, header: string): Promise<Caller | undefined> {
    // Tokens are not kept: their digest is as good a key, and worth nothing to a thief. A connection remembers its own header.
    const key = createHash('sha256').update(token).digest('base64');
    const identity = this.#identities.get(key) ?? this.#meet(token, key, origin);
    const caller = known(await identity.get());
    if (caller !== undefined) this.#greeted.set(origin, { header, identity });
    return caller;
  }

  /** What is known of a decision: for a caller who comes back it says at once what holds. */
  recallDecision(caller: Caller, namespace: string, right: Right): Answer<boolean> | undefined {
    return this.#decisions.get(caller)?.get(keyOf(namespace, right));
  }

  /** Any one of the rights is enough. */
  async mayCreate(caller: Caller, namespace: string, rights: readonly Right[]): Promise<boolean> {
    for (const right of rights) if (await this.#decision(caller, namespace, right).get()) return true;
    return false;
  }

  #meet(token: string, key: string, origin: Origin): Identity {
    this.#assertWelcome(origin.remoteAddress ?? '');
    const ask = async (): Promise<Caller | typeof nobody> =>
      (await this.#options.reviews.authenticate(token)) ?? nobody;
    const identity = new Answer(this.#identityOptions, ask);
    this.#identities.set(key, identity);
    return identity;
  }

  #assertWelcome(address: string): void {
    const nowMs = this.#options.clock.monotonicMs();
    const bucket = this.#addresses.get(address) ?? new Bucket(PER_ADDRESS, nowMs);
    this.#addresses.set(address, bucket);
    if (!bucket.take(nowMs) || !this.#all.take(nowMs)) throw new PilotlightError('CallerRateLimited', 'Rate Exceeded.');
  }

  #decision(caller: Caller, namespace: string, right: Right): Answer<boolean> {
    const decisions = this.#decisions.get(caller) ?? new LRUCache({ max: DECISIONS_PER_CALLER });
    this.#decisions.set(caller, decisions);
    const key = keyOf(namespace, right);
    const known = decisions.get(key);
    if (known !== undefined) return known;
    const ask = (): Promise<boolean> => this.#options.reviews.mayCreate(caller, namespace, right);
    const decision = new Answer(this.#decisionOptions, ask);
    decisions.set(key, decision);
    return decision;
  }
}

const known = (caller: Caller | typeof nobody | undefined): Caller | undefined =>
  caller === nobody ? undefined : caller;

const keyOf = (namespace: string, { resource, subresource, name }: Right): string =>
  `${namespace}/${resource}/${subresource}/${name}`;
