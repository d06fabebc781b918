// The frame of every look at an object of ours: phases in order, an event for what failed just now, one status write. What a kind adds
// of its own comes before (begin) and after it (finish).
import type { Condition, KubeObject, StoredMeta } from '../api/meta.ts';
import type { KubeClient } from '../kube/client.ts';
import type { EventRecorder } from '../kube/events.ts';
import type { Informer } from '../kube/informer.ts';
import type { Resource } from '../kube/resources.ts';
import type { Change } from '../kube/store.ts';
import type { Clock } from '../reconcile/clock.ts';
import type { Key, Outcome, Reconciler } from '../reconcile/contract.ts';
import { runPhases, type Phase } from '../reconcile/phases.ts';
import { newlyFailed, phaseFailed } from './failed-phases.ts';
import { writeStatus } from './write-status.ts';

export interface FrameDeps {
  client: KubeClient;
  clock: Clock;
  events: EventRecorder;
}

/** What is kept of an object in memory. */
export interface Looked extends KubeObject {
  metadata: StoredMeta;
  status?: { conditions?: readonly Condition[] | undefined } | undefined;
}

export interface Frame<T extends KubeObject, View extends Looked, Context, Status extends object> {
  readonly deps: FrameDeps;
  readonly resource: Resource<T>;
  readonly informer: Pick<Informer<T, View>, 'get' | 'remember'>;
  begin(object: View): Context;
  /** Its phases now; conditions of others are dropped. */
  phases(object: View): readonly Phase<Context>[];
  makeStatus(context: Context, conditions: readonly Condition[], now: string): Status;
  /** Once the status is written. */
  finish(context: Context, status: Status, signal: AbortSignal): Promise<Outcome> | Outcome;
}

/** Thrown by a phase that has written the object itself: its change makes us look again, at what it is now. */
export class Rewritten extends Error {}

export function makeReconcile<T extends KubeObject, View extends Looked, Context, Status extends object>(
  frame: Frame<T, View, Context, Status>,
): Reconciler['reconcile'] {
  const { deps, resource, informer } = frame;
  return async (key, signal) => {
    const object = informer.get(key.namespace, key.name);
    // Gone, or going: its children follow by owner reference.
    if (object === undefined || object.metadata.deletionTimestamp !== undefined) return {};
    const context = frame.begin(object);
    const now = deps.clock.now().toISOString();
    const conditions = await runAll(frame, { object, context, now }, signal);
    if (conditions === undefined) return {};
    const status = frame.makeStatus(context, conditions, now);
    await writeStatus({ client: deps.client, resource, informer }, object, status, signal);
    return frame.finish(context, status, signal);
  };
}

/** undefined: the object was written meanwhile. */
async function runAll<T extends KubeObject, View extends Looked, Context, Status extends object>(
  { deps, phases: phasesOf }: Frame<T, View, Context, Status>,
  { object, context, now }: { object: View; context: Context; now: string },
  signal: AbortSignal,
): Promise<Condition[] | undefined> {
  const phases = phasesOf(object);
  const before = (object.status?.conditions ?? []).filter(({ type }) => isOneOf(phases, type));
  const { generation } = object.metadata;
  try {
    const conditions = await runPhases(phases, context, { conditions: before, generation, now }, signal);
    for (const condition of newlyFailed(before, conditions)) deps.events.record(phaseFailed(object, condition));
    return conditions;
  } catch (error) {
    if (error instanceof Rewritten) return undefined;
    throw error;
  }
}

const isOneOf = <Context>(phases: readonly Phase<Context>[], type: string): boolean =>
  type === 'Ready' || phases.some(({ condition }) => condition === type);

/** Of the object that came, changed or went. */
export function keyOf({ before, after }: Change<KubeObject>): Key | undefined {
  const { namespace, name } = (after ?? before)?.metadata ?? {};
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** Every change of an object of the kind makes its controller look at it. */
export function watchOwn(
  informer: { onChange(listener: (change: Change<KubeObject>) => void): void },
  enqueue: (key: Key) => void,
): void {
  informer.onChange((change) => {
    const key = keyOf(change);
    if (key !== undefined) enqueue(key);
  });
}
