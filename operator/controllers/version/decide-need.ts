// Whether a Version needs a Deployment: an alias names it, or has just moved away from it (requests may still wait for its instances, and
// whoever goes back finds it there), an activator has asked for one within the last hour, or it has instances.
const REQUEST_MS = 3_600_000;

export interface Claims {
  readonly isNamed: boolean;
  /** An alias pointed to it before. */
  readonly isPrevious: boolean;
  readonly requestedAt: string | undefined;
  readonly hasInstances: boolean;
  readonly now: Date;
}

export interface Need {
  readonly isNeeded: boolean;
  /** Time alone may end it. */
  readonly againInMs?: number;
}

export function decideNeed({ isNamed, isPrevious, requestedAt, hasInstances, now }: Claims): Need {
  if (isNamed || isPrevious) return { isNeeded: true };
  const leftMs = requestedAt === undefined ? 0 : Date.parse(requestedAt) + REQUEST_MS - now.getTime();
  if (leftMs > 0) return { isNeeded: true, againInMs: Math.min(leftMs, REQUEST_MS) };
  return { isNeeded: hasInstances };
}
