// Counts what became of a request that was meant for a function, and how long it took.
import { PilotlightError } from '../../api/errors.ts';
import type { Call, PipelineDeps } from '../context.ts';
import type { Route } from '../routes/route.ts';

/** To be called once with how it ended: an outcome, or what was thrown. */
export function observe(
  { receivedAtMs, figures }: Call,
  { metrics, version }: Route,
  { clock }: PipelineDeps,
): (end: unknown) => void {
  return (end) => {
    const outcome = typeof end === 'string' ? end : PilotlightError.from(end).code;
    const ms = clock.monotonicMs() - receivedAtMs;
    metrics.answered(outcome, ms / 1000);
    if (figures?.candidate === version) figures.count(outcome, ms);
  };
}
