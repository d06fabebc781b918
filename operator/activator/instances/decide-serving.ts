// Which revision a new owner lets serve first: the one whose instances are there, until the newest has some of its own. Pure.
import type { Revision } from './revision.ts';

/** `before`: the revision that the newest replaces, if this activator has seen it. `live`: ids that run now. */
export function decideServing(newest: Revision, before: Revision | undefined, live: readonly string[]): Revision {
  const id = live.find((candidate) => candidate !== newest.id);
  if (id === undefined) return newest;
  if (before?.id === id) return before;
  return { ...newest, id, isAdopted: true };
}
