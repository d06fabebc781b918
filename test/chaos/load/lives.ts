// Which versions there were, and when: what an answer says is held against it. Pure but for the clock.
import type { Call } from './call.ts';

export class Lives {
  readonly #began = new Map<string, number>();
  readonly #ended = new Map<string, number>();

  began(version: number): void {
    this.#began.set(String(version), performance.now());
  }

  ended(version: number): void {
    this.#ended.set(String(version), performance.now());
  }

  /** At some time between the request and its answer. */
  had({ executed = '', atMs }: Pick<Call, 'executed' | 'atMs'>): boolean {
    return this.#began.has(executed) && atMs <= (this.#ended.get(executed) ?? Infinity);
  }
}

/** Of each shift: how long after it requests were still sent that another version answered than the one it named, in milliseconds. */
export function lateness(
  shifts: readonly { atMs: number; to: string }[],
  answered: readonly Pick<Call, 'executed' | 'atMs'>[],
): number[] {
  return shifts.map(({ atMs, to }, index) => {
    const untilMs = shifts[index + 1]?.atMs ?? Infinity;
    const other = answered.filter((call) => call.atMs >= atMs && call.atMs < untilMs && call.executed !== to);
    return Math.max(0, ...other.map((call) => call.atMs - atMs));
  });
}
