// Counts what became of a request that was meant for a function, and how long it took.
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Call, PipelineDeps } from '../context.ts';
import type { Event } from '../instances/job.ts';
import type { Route } from '../routes/route.ts';

/** To be called once with how it ended: an outcome, or what was thrown. */
export function observe(
  { receivedAtMs, figures }: Call,
  { metrics, version }: Route,
  { clock }: PipelineDeps,
): (end: unknown, event?: Event) => void {
  return (end, event) => {
    const outcome = typeof end === 'string' ? end : PilotlightError.from(end).code;
    const ms = clock.monotonicMs() - receivedAtMs;
    metrics.answered(outcome, ms / 1000);
    if (figures?.candidate === version) figures.count(outcome, runMs(event, clock));
  };
}

/** How long it ran: what it waited for an instance says nothing about the version, which begins with none. */
const runMs = (event: Event | undefined, clock: Clock): number | undefined =>
  event?.startedAtMs === undefined ? undefined : clock.monotonicMs() - event.startedAtMs;
