// What callers of an alias heard from its candidate in one step of a rollout. The operator adds up what all activators counted.
import { failures, type Failure } from '../../api/errors.ts';
import type { RolloutFigures } from '../../api/rollout-figures.ts';
import { Latencies } from './latencies.ts';

export class Figures {
  readonly candidate: string;
  readonly since: string;
  readonly #latencies = new Latencies();
  #invocations = 0;
  #errors = 0;

  constructor(candidate: string, since: string) {
    this.candidate = candidate;
    this.since = since;
  }

  /** `ms`: how long it ran; undefined: nobody knows that it did. */
  count(outcome: string, ms: number | undefined): void {
    const judged = judge(outcome);
    if (judged === undefined) return;
    this.#invocations++;
    if (judged === 'error') this.#errors++;
    if (ms !== undefined) this.#latencies.observe(ms);
  }

  report(): RolloutFigures {
    const { candidate, since } = this;
    const p99 = this.#latencies.buckets();
    return { candidate, since, invocations: this.#invocations, errors: this.#errors, p99 };
  }
}

/** Faults of an activator, before anything ran. A version that cannot start is at fault itself. */
const NOT_THE_VERSION: readonly string[] = ['ShuttingDown', 'OwnerUnavailable'];

/** undefined: it says nothing about the version, because nothing was to run or the caller was at fault. */
function judge(outcome: string): 'good' | 'error' | undefined {
  if (outcome === 'success') return 'good';
  if (outcome === 'function_error') return 'error';
  const failure: Failure | undefined = (failures as Readonly<Record<string, Failure>>)[outcome];
  return failure?.fault === 'Service' && !NOT_THE_VERSION.includes(outcome) ? 'error' : undefined;
}
