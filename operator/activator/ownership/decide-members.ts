// What the list of members should become, as one activator sees it. Pure.
import type { Member, RingState } from './ring.ts';

export interface MembersInput {
  members: readonly Member[];
  /** This activator; undefined: it does not belong there, because it is not ready yet or leaves. */
  me: Member | undefined;
  /** The name of this activator's pod. */
  myName: string;
  /** Names of pods that are gone, or have not been ready for a while. */
  absent: ReadonlySet<string>;
}

/** undefined: it is as it should be. Each activator puts in only itself; any may take out who is absent. */
export function decideMembers({ members, me, myName, absent }: MembersInput): Member[] | undefined {
  const next = members.filter(({ name }) => name !== myName && !absent.has(name));
  if (me !== undefined) next.push(me);
  next.sort((a, b) => (a.name < b.name ? -1 : 1));
  const isSame = next.length === members.length && next.every(({ process }, at) => process === members[at]?.process);
  return isSame ? undefined : next;
}

/**
 * Counts up. The first one of a record is the time in seconds: should the record be lost and made anew, its epochs are higher
 * than all that instances have heard.
 */
export function nextEpoch(known: readonly RingState['epoch'][], now: Date): number {
  const highest = Math.max(0, ...known);
  return highest === 0 ? Math.floor(now.getTime() / 1000) : highest + 1;
}
