// The only way tests wait: poll a condition until it holds, or fail saying what was awaited and why it did not come.
import { setTimeout as delay } from 'node:timers/promises';

export interface UntilOptions {
  readonly withinMs?: number;
  readonly everyMs?: number;
  /** Ends the wait early, with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

type Answer<T> = T | undefined | false;

/** Resolves to the first answer of `check` that is neither false nor undefined; a throw counts as "not yet". */
export async function until<T>(
  what: string,
  check: () => Promise<Answer<T>> | Answer<T>,
  { withinMs = 30_000, everyMs = 50, signal }: UntilOptions = {},
): Promise<T> {
  const end = performance.now() + withinMs;
  let lastError: unknown;
  for (;;) {
    signal?.throwIfAborted();
    try {
      const answer = await before(end, check());
      if (answer !== undefined && answer !== false) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= end) throw timedOut(what, withinMs, lastError);
    await delay(everyMs);
  }
}

/** A check that hangs must not make the wait endless. */
async function before<T>(end: number, answer: Promise<T> | T): Promise<T> {
  const stop = new AbortController();
  const tooLate = delay(Math.max(1, end - performance.now()), undefined, { signal: stop.signal }).then(() => {
    throw new Error('the last check did not come back');
  });
  tooLate.catch(() => undefined);
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    stop.abort();
  }
}

function timedOut(what: string, withinMs: number, cause: unknown): Error {
  const reason = cause === undefined ? '' : `; last error: ${cause instanceof Error ? cause.message : String(cause)}`;
  return new Error(`waited ${String(withinMs)} ms in vain for ${what}${reason}`, { cause });
}
