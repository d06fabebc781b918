// What a package that cannot be had means: a condition that says why, and when to look again.
import { isTrue, markFalse, type Mark } from '../api/conditions.ts';
import { PilotlightError, type FailureCode } from '../api/errors.ts';
import type { Condition } from '../api/meta.ts';
import type { Outcome } from '../reconcile/contract.ts';

/** An upload tells nobody that it has come. */
const UPLOAD_AGAIN_MS = 5_000;

export interface Attempt {
  /** Set where a phase failed for something that may mend without a change of the object. */
  failure?: PilotlightError;
}

export interface Known {
  readonly metadata: { readonly generation: number };
  readonly status?: { readonly conditions?: readonly Condition[] | undefined } | undefined;
}

/** A store that is away makes nothing worse: what stood stands, and the look is tried again. */
export function markFailedPackage(
  error: unknown,
  attempt: Attempt,
  condition: string,
  { metadata, status }: Known,
): Mark {
  if (!(error instanceof PilotlightError)) throw error;
  const ours = status?.conditions?.filter(({ observedGeneration }) => observedGeneration === metadata.generation);
  if (error.code === 'CodeStoreUnavailable' && isTrue(ours, condition)) throw error;
  attempt.failure = error;
  return markFalse(error.code, error.message);
}

/** Somebody has to change the Function, or a Layer, and that change brings us back. */
const waiting: ReadonlySet<FailureCode> = new Set([
  'LayerMissing',
  'LayerIncompatible',
  'LayerNotReady',
  'LayersTooLarge',
]);

/** To be asked once the status is written. Throws for a try with back-off. */
export function outcomeOf({ failure }: Attempt): Outcome {
  if (failure === undefined || waiting.has(failure.code)) return {};
  if (failure.code === 'CodeMissing') return { againInMs: UPLOAD_AGAIN_MS };
  throw failure;
}
