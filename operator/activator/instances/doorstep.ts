// Pods that dial before Kubernetes has told us who they are: a new pod's address often comes some milliseconds after its Hello.
// They wait here, for a bounded time.
import type { Clock } from '../../reconcile/clock.ts';
import type { Verdict } from './decide-attach.ts';

interface Visitor {
  judge: () => Verdict;
  answer: (verdict: Verdict) => void;
  cancel: () => void;
}

const WAIT_MS = 5_000;

export class Doorstep {
  readonly #clock: Clock;
  readonly #visitors = new Set<Visitor>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Answers at once when it can; `unknown` after the time is over. The result ends the wait. */
  arrive(judge: () => Verdict, answer: (verdict: Verdict) => void): () => void {
    const verdict = judge();
    if (verdict !== 'unknown') {
      answer(verdict);
      return () => undefined;
    }
    const visitor: Visitor = {
      judge,
      answer,
      cancel: this.#clock.after(WAIT_MS, () => this.#leave(visitor, 'unknown')),
    };
    this.#visitors.add(visitor);
    return () => {
      visitor.cancel();
      this.#visitors.delete(visitor);
    };
  }

  /** Kubernetes said something new. */
  look(): void {
    for (const visitor of [...this.#visitors]) {
      const verdict = visitor.judge();
      if (verdict !== 'unknown') this.#leave(visitor, verdict);
    }
  }

  #leave(visitor: Visitor, verdict: Verdict): void {
    visitor.cancel();
    this.#visitors.delete(visitor);
    visitor.answer(verdict);
  }
}
