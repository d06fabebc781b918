// Whether an event may run here. Pure: a refusal says that nothing ran, so it must be decided before anything does.
import { RefusalReason } from '../proto/index.ts';

export interface InstanceState {
  assignedRevision: string | undefined;
  draining: boolean;
  /** How many events hold a slot. */
  slotsTaken: number;
  isRunning: (requestId: string) => boolean;
  isFinished: (requestId: string) => boolean;
}

export type InvokeDecision =
  | { accept: true }
  | { refuse: (typeof RefusalReason)['BUSY' | 'TAKEN' | 'STALE'] }
  /** This very event runs or ran here already: it must never run twice. */
  | { known: 'running' | 'finished' };

/** How many events at a time. */
const SLOTS = 1;

export function decideInvoke(
  state: InstanceState,
  invoke: { requestId: string; revision: string; current: boolean },
): InvokeDecision {
  if (!invoke.current) return { refuse: RefusalReason.STALE };
  if (state.isRunning(invoke.requestId)) return { known: 'running' };
  if (state.isFinished(invoke.requestId)) return { known: 'finished' };
  if (state.assignedRevision !== invoke.revision) return { refuse: RefusalReason.TAKEN };
  if (state.draining || state.slotsTaken >= SLOTS) return { refuse: RefusalReason.BUSY };
  return { accept: true };
}
