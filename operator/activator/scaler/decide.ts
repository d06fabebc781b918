// How many instances a revision should have, and which may go. Pure: what is, in; what should be, out.

export interface AttachedInstance {
  busy: boolean;
  /** Chosen to leave already. */
  releasing: boolean;
  idleForMs: number;
}

export interface ScaleInput {
  /** serving: gets the events. next: will, once it has an instance. retired: did. */
  role: 'serving' | 'next' | 'retired';
  /** What the Deployment asks for now. */
  replicas: number;
  maxInstances: number;
  /** Events that wait for an instance of this revision. */
  waiting: number;
  instances: readonly AttachedInstance[];
  /** Since the function's last event. */
  quietForMs: number;
  idleTimeoutMs: number;
  /** Busy instances of the revision that serves, for the one that is next. */
  servingBusy: number;
}

export interface ScaleDecision {
  replicas: number;
  /** Indexes of instances that get nothing more, most idle first. */
  release: number[];
  /** When time alone may change the decision. */
  lookAgainInMs: number | undefined;
}

export function decideScale(input: ScaleInput): ScaleDecision {
  if (input.role === 'next') return decideNext(input);
  if (input.role === 'retired') return decideRetired(input);
  const demand = Math.min(input.maxInstances, countBusy(input) + input.waiting);
  if (demand > input.replicas) return { replicas: demand, release: [], lookAgainInMs: undefined };
  return decideScaleIn(input, demand);
}

function decideNext({ replicas, maxInstances, servingBusy }: ScaleInput): ScaleDecision {
  const wanted = Math.max(1, Math.min(maxInstances, servingBusy));
  return { replicas: Math.max(replicas, wanted), release: [], lookAgainInMs: undefined };
}

function decideRetired(input: ScaleInput): ScaleDecision {
  const replicas = countBusy(input) > 0 ? input.replicas : 0;
  return { replicas, release: [], lookAgainInMs: undefined };
}

/** Idle beyond the timeout, or beyond the maximum, may go; so may what was started and is no longer waited for. */
function decideScaleIn(input: ScaleInput, demand: number): ScaleDecision {
  const { replicas, instances, idleTimeoutMs, maxInstances, quietForMs } = input;
  const idle = instances
    .map((instance, index) => ({ ...instance, index }))
    .filter(({ busy, releasing }) => !busy && !releasing)
    .sort((a, b) => b.idleForMs - a.idleForMs);
  const expired = idle.filter(({ idleForMs }) => idleForMs >= idleTimeoutMs).length;
  const beyondMaximum = Math.max(0, replicas - maxInstances);
  const starting = Math.max(0, replicas - instances.length);
  const abandoned = quietForMs >= idleTimeoutMs ? starting : 0;
  const removable = Math.min(replicas - demand, Math.min(idle.length, Math.max(expired, beyondMaximum)) + abandoned);
  const release = idle.slice(0, Math.max(0, removable - abandoned)).map(({ index }) => index);
  return {
    replicas: replicas - removable,
    release,
    lookAgainInMs: nextLook(input, idle.slice(release.length), starting - abandoned),
  };
}

function nextLook(
  { idleTimeoutMs, quietForMs }: ScaleInput,
  stays: readonly AttachedInstance[],
  starting: number,
): number | undefined {
  const lookAtMs = idleLookMs(idleTimeoutMs);
  const times = stays.map(({ idleForMs }) => lookAtMs - idleForMs);
  if (starting > 0) times.push(lookAtMs - quietForMs);
  return times.length === 0 ? undefined : Math.max(1, Math.min(...times));
}

/** When an instance that became idle now should be looked at: a little late, so that those of one burst go in one change. */
export const idleLookMs = (idleTimeoutMs: number): number => idleTimeoutMs + Math.min(500, idleTimeoutMs / 10);

const countBusy = ({ instances }: ScaleInput): number => instances.filter(({ busy }) => busy).length;
