// What the fuzzer runs: one parser that meets the outside, and what must hold for it.
import type { Random } from './random.ts';

export interface FuzzTarget {
  name: string;
  /** One case. Throws when what must hold does not. */
  run(random: Random, input: Input): void | Promise<void>;
  /** Ends what was opened for all cases. */
  close?(): void;
}

/** Tells what a case fed, for the report of a failure. */
export type Input = (what: Uint8Array | string | object) => void;

/** Runs it; the error if it is one of those that it may throw. Any other error goes on. */
export function expectOnly<T>(kinds: readonly (new (...args: never[]) => Error)[], run: () => T): T | Error {
  try {
    return run();
  } catch (error) {
    if (error instanceof Error && kinds.some((kind) => error instanceof kind)) return error;
    throw error;
  }
}
