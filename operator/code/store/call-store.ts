// Calls of a store over a network. All of them may be made twice, so what failed on its way is tried again; what fails for good is one
// of our errors.
import { PassThrough, type Readable } from 'node:stream';
import { PilotlightError } from '../../api/errors.ts';
import { retryDelayMs } from '../../reconcile/backoff.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { pause } from '@pilotlight/runtime-shim/pause';

const ATTEMPTS = 5;
const BACKOFF = { firstMs: 100, maxMs: 2_000 };
const TOO_MANY_REQUESTS = 429;
const INSUFFICIENT_STORAGE = 507;

/** What the store answered when it was not success. */
interface Refusal extends Error {
  readonly status: number;
}

export async function callStore<T>(clock: Clock, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || failures + 1 === ATTEMPTS || !isPassing(error)) throw toStoreError(error, signal);
    }
    await pause(clock, retryDelayMs(failures, BACKOFF), signal);
    signal.throwIfAborted();
  }
}

/** The same bytes; what breaks them off is one of our errors. */
export function typedBody(body: Readable, signal: AbortSignal): Readable {
  const typed = new PassThrough();
  body.on('error', (error) => typed.destroy(toStoreError(error, signal)));
  typed.on('close', () => body.destroy());
  return body.pipe(typed);
}

/** Who was told to stop hears why, and nothing about the store. */
export function toStoreError(error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason : new Error('told to stop');
  if (error instanceof PilotlightError) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (isRefusal(error) && error.status === INSUFFICIENT_STORAGE)
    return new PilotlightError('CodeStoreFull', `The code store has no room: ${said}`, { cause: error });
  return new PilotlightError('CodeStoreUnavailable', `The code store cannot be used: ${said}`, { cause: error });
}

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

function isPassing(error: unknown): boolean {
  if (error instanceof PilotlightError) return false;
  if (!isRefusal(error)) return true;
  return error.status === TOO_MANY_REQUESTS || (error.status >= 500 && error.status !== INSUFFICIENT_STORAGE);
}
