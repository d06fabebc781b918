// How long a fetch may take: as a whole, and without a byte.
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';

export interface PatienceLimits {
  readonly totalMs: number;
  /** Until there is an answer, and between any two pieces of it. */
  readonly idleMs: number;
}

/** Whoever makes one ends it. */
export class Patience implements Disposable {
  readonly #over = new AbortController();
  readonly #clock: Clock;
  readonly #limits: PatienceLimits;
  readonly #caller: AbortSignal;
  readonly #field: string;
  readonly #cancelTotal: () => void;
  #cancelIdle: () => void = () => undefined;
  #awaited = '';

  constructor(clock: Clock, limits: PatienceLimits, caller: AbortSignal, field: string) {
    this.#clock = clock;
    this.#limits = limits;
    this.#caller = caller;
    this.#field = field;
    this.#cancelTotal = clock.after(limits.totalMs, () => this.#expire(`within ${seconds(limits.totalMs)}`));
    if (caller.aborted) this.#obey();
    else caller.addEventListener('abort', this.#obey);
  }

  /** Ends with CodeTimedOut, or as the caller's signal does. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Something came, and this comes next. */
  awaits(what: string): void {
    this.#awaited = what;
    this.#cancelIdle();
    this.#cancelIdle = this.#clock.after(this.#limits.idleMs, () =>
      this.#expire(`for ${seconds(this.#limits.idleMs)}`),
    );
  }

  [Symbol.dispose](): void {
    this.#cancelTotal();
    this.#cancelIdle();
    this.#caller.removeEventListener('abort', this.#obey);
  }

  readonly #obey = (): void => this.#over.abort(this.#caller.reason);

  #expire(howLong: string): void {
    const text = `${this.#field}: ${this.#awaited} did not come ${howLong}. It is tried again; a store that is nearer helps.`;
    this.#over.abort(new PilotlightError('CodeTimedOut', text));
  }
}

const seconds = (ms: number): string => `${String(ms / 1000)} s`;
