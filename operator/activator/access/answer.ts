// What the API server said, and how long that may be used. Whoever keeps asking never waits: his answer is asked for anew in the
// background before it is too old. While nobody can be asked, the last yes goes on for a bounded time; a no is
// always believed at once.

import type { Clock } from '../../reconcile/clock.ts';

export interface AnswerTimes {
  /** An answer younger than this is used as it is; half as old, it is asked for anew in the background. */
  freshMs: number;
  /** How long a no is used: who was just given a right should not wait for it. */
  refusalMs: number;
  /** How long a yes may be used while nobody can be asked. */
  staleMs: number;
}

/** `undefined` is not an answer: it means that none is known. */
export interface AnswerOptions<T extends NonNullable<unknown>> {
  times: AnswerTimes;
  clock: Clock;
  isYes: (value: T) => boolean;
  /** When a yes ends by itself, in milliseconds since 1970; a token does. */
  endsAtMs?: (value: T) => number;
  /** Of two answers to the same question: the old one where they say the same, so that what hangs on it stays. */
  merge?: (before: T, after: T) => T;
}

/** While an answer is awaited that long, or the last question failed that short a time ago, the API server counts as away. */
const PATIENCE_MS = 1_000;
const RETRY_MS = 1_000;

export class Answer<T extends NonNullable<unknown>> {
  readonly #options: AnswerOptions<T>;
  readonly #ask: () => Promise<T>;
  #said: { value: T; atMs: number } | undefined;
  #asking: { promise: Promise<T>; sinceMs: number } | undefined;
  #failedAtMs = -Infinity;

  constructor(options: AnswerOptions<T>, ask: () => Promise<T>) {
    this.#options = options;
    this.#ask = ask;
  }

  /** The answer, if it may be used without waiting. */
  peek(): T | undefined {
    const said = this.#said;
    if (said === undefined || !this.#isValid(said.value)) return undefined;
    const { isYes, clock, times } = this.#options;
    const age = clock.monotonicMs() - said.atMs;
    if (!isYes(said.value)) return age < times.refusalMs ? said.value : undefined;
    if (age >= times.freshMs / 2) this.#refresh();
    if (age < times.freshMs) return said.value;
    return this.#isAway() ? this.#lastYes() : undefined;
  }

  /** Rejects when nobody could be asked and nothing is known; that is never remembered. */
  async get(): Promise<T> {
    const known = this.peek();
    if (known !== undefined) return known;
    const asked = this.#asking?.promise ?? this.#start();
    try {
      return await this.#atMostPatience(asked);
    } catch (error) {
      const fallback = this.#lastYes();
      if (fallback === undefined) throw error;
      return fallback;
    }
  }

  /** What may be used while the API server cannot be asked, or when it has just not answered in time. */
  #lastYes(): T | undefined {
    const said = this.#said;
    if (said === undefined || !this.#isValid(said.value) || !this.#options.isYes(said.value)) return undefined;
    return this.#options.clock.monotonicMs() - said.atMs < this.#options.times.staleMs ? said.value : undefined;
  }

  /** Who has a yes to fall back on does not wait for a question that hangs. */
  #atMostPatience(asked: Promise<T>): Promise<T> {
    const hasFallback = this.#said !== undefined && this.#options.isYes(this.#said.value);
    if (!hasFallback) return asked;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => reject(new Error('the API server does not answer'));
      const cancel = this.#options.clock.after(PATIENCE_MS, giveUp);
      asked.then(resolve, reject).finally(cancel);
    });
  }

  #refresh(): void {
    const failedMs = this.#options.clock.monotonicMs() - this.#failedAtMs;
    if (this.#asking !== undefined || failedMs < RETRY_MS) return;
    // Its failure is known by #failedAtMs.
    this.#start().catch(() => undefined);
  }

  #start(): Promise<T> {
    const promise = this.#askNow();
    this.#asking = { promise, sinceMs: this.#options.clock.monotonicMs() };
    return promise;
  }

  async #askNow(): Promise<T> {
    const { clock, merge } = this.#options;
    // Said to be as old as the question: what changed after it may not be in the answer.
    const atMs = clock.monotonicMs();
    try {
      const answer = await this.#ask();
      const value = this.#said === undefined || merge === undefined ? answer : merge(this.#said.value, answer);
      this.#said = { value, atMs };
      this.#failedAtMs = -Infinity;
      return value;
    } catch (error) {
      this.#failedAtMs = clock.monotonicMs();
      throw error;
    } finally {
      this.#asking = undefined;
    }
  }

  #isAway(): boolean {
    const { clock, times } = this.#options;
    const nowMs = clock.monotonicMs();
    const waited = this.#asking === undefined ? 0 : nowMs - this.#asking.sinceMs;
    return waited >= PATIENCE_MS || nowMs - this.#failedAtMs < times.freshMs;
  }

  #isValid(value: T): boolean {
    const { endsAtMs, clock } = this.#options;
    return endsAtMs === undefined || clock.now().getTime() < endsAtMs(value);
  }
}
