// A reason why nothing starts is told to the waiting callers once it has stood for a moment: some heal by themselves, such as a
// pod that does not fit until another one has left.
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { StartFailure } from './start-failure.ts';

const STANDS_MS = 1_000;
/** Not seen for this long: the next one is a new one. */
const FORGET_MS = 5_000;

export class StartWatch {
  readonly #clock: Clock;
  readonly #tell: (error: PilotlightError) => void;
  #seen: { code: string; sinceMs: number; lastMs: number } | undefined;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, tell: (error: PilotlightError) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** undefined: nothing is wrong, or nobody waits. */
  observe(failure: StartFailure | undefined): void {
    this.#cancel?.();
    if (failure === undefined) return;
    const nowMs = this.#clock.monotonicMs();
    const isNew = this.#seen?.code !== failure.code || nowMs - this.#seen.lastMs > FORGET_MS;
    this.#seen = { code: failure.code, sinceMs: isNew ? nowMs : (this.#seen?.sinceMs ?? nowMs), lastMs: nowMs };
    const left = this.#seen.sinceMs + STANDS_MS - nowMs;
    const tell = (): void => this.#tell(new PilotlightError(failure.code, failure.message));
    if (left <= 0) tell();
    else this.#cancel = this.#clock.after(left, tell);
  }

  stop(): void {
    this.#cancel?.();
  }
}
