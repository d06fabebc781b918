// One version of a function as this activator knows it, and where its events go: to its runtime here while this activator owns the
// function, else to the activator that does.
import type { Hello } from '@pilotlight/runtime-shim/proto';
import { PilotlightError } from '../../api/errors.ts';
import { LATEST } from '../../api/published.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { FunctionMetrics } from '../function-metrics.ts';
import { decideAttach, type Claim, type Verdict } from '../instances/decide-attach.ts';
import { Doorstep } from '../instances/doorstep.ts';
import { FunctionRuntime, type FunctionRuntimeDeps } from '../instances/function-runtime.ts';
import type { Instance } from '../instances/instance.ts';
import { Job, type Event, type EventResult } from '../instances/job.ts';
import type { Place, Revision } from '../instances/revision.ts';
import type { Wire } from '../instances/stream.ts';
import { WaitingRoom } from '../instances/waiting-room.ts';
import type { Member, Ring } from '../ownership/ring.ts';
import { functionIdOf } from './route-id.ts';

export interface RouteDeps extends Omit<FunctionRuntimeDeps, 'metrics' | 'epoch' | 'elsewhere' | 'onEmpty'> {
  clock: Clock;
  metrics: FunctionMetrics;
  ring: Ring;
  /** Sends an event to that activator; false: it cannot be reached now. What did not run there comes back by `returned`. */
  forward: (owner: Member, job: Job, route: Route) => boolean;
  /** True once the process was told to stop. */
  isStopping: () => boolean;
}

/** How long an event waits for the activator that owns its function: a new one is found in less. */
const OWNER_WAIT_MS = 10_000;
/** How long an owner that does not know yet what we know is left alone. */
const RETURNED_MS = 50;

export class Route {
  /** Of the function: all its versions have one owner, and share what is reserved for it. */
  readonly functionId: string;
  readonly namespace: string;
  readonly name: string;
  /** $LATEST, or the number of a published version. */
  readonly version: string;
  readonly account: string;
  readonly #place: Place;
  readonly #deps: RouteDeps;
  readonly #doorstep: Doorstep;
  /** Events whose owner is not known or not reached. */
  readonly #unplaced: WaitingRoom;
  /** They answer what still runs in them, and know no more. */
  readonly #released = new Set<FunctionRuntime>();
  #revision: Revision;
  /** What the newest one replaced: it serves until that can, whoever owns the function. */
  #before: Revision | undefined;
  #runtime: FunctionRuntime | undefined;
  #cancelRetry: (() => void) | undefined;
  /** Why nothing new is taken. */
  #closed: PilotlightError | undefined;

  constructor(place: Place, revision: Revision, deps: RouteDeps) {
    this.functionId = functionIdOf(place.namespace, place.name);
    this.namespace = place.namespace;
    this.name = place.name;
    this.version = revision.version;
    this.account = place.account;
    this.#place = place;
    this.#deps = deps;
    this.#revision = revision;
    this.#doorstep = new Doorstep(deps.clock);
    this.#unplaced = new WaitingRoom({
      clock: deps.clock,
      limitMs: OWNER_WAIT_MS,
      expired: () => new PilotlightError('OwnerUnavailable', this.#describeOwner()),
    });
    deps.metrics.watch(() => ({
      waiting: this.#unplaced.size + (this.#runtime?.waiting ?? 0),
      instances: this.#runtime?.instances ?? 0,
    }));
    this.reconsider();
  }

  get metrics(): FunctionMetrics {
    return this.#deps.metrics;
  }

  /** `sinceMs`: since when the event waits, where that is not since now. Throws FunctionDeleted when nothing of it ran. */
  invoke(event: Event, sinceMs = this.#deps.clock.monotonicMs()): Promise<EventResult> {
    const job = new Job(event, sinceMs);
    this.#send(job);
    return job.result;
  }

  /** An event that another activator sent, which believes that this one owns the function since `epoch`. */
  take(job: Job, epoch: number): void {
    const isAhead = this.#runtime === undefined && epoch > this.#deps.ring.epoch;
    if (!isAhead || this.#closed !== undefined) return this.#send(job);
    job.sender?.tellWaiting();
    this.#unplaced.add(job);
  }

  /** Nothing of an event ran at the activator that it was sent to; `epoch`: what that one knows. */
  returned(job: Job, epoch: number): void {
    if (epoch < this.#deps.ring.epoch || this.#closed !== undefined) return this.#send(job);
    this.#unplaced.add(job);
    this.#cancelRetry ??= this.#deps.clock.after(RETURNED_MS, () => {
      this.#cancelRetry = undefined;
      this.reconsider();
    });
  }

  /** Other activators own functions now, or one can be reached again. */
  reconsider(): void {
    const { ring } = this.#deps;
    if (this.#closed !== undefined) return;
    if (ring.owns(this.functionId)) this.#runtime ??= this.#openRuntime();
    else if (this.#runtime !== undefined) this.#release(this.#runtime);
    for (const job of this.#unplaced.takeAll()) this.#send(job);
    this.#doorstep.look();
  }

  /** The newest spec that is ready. */
  update(revision: Revision): void {
    if (revision.id !== this.#revision.id) this.#before = this.#revision;
    this.#revision = revision;
    this.#runtime?.update(revision);
  }

  /** Instances of this revision belong here. */
  hasRevision(id: string): boolean {
    return this.#revision.id === id || this.#deps.sight.liveRevisions().includes(id);
  }

  /** Somebody with the right key says that it is this pod. Answers once enough is known; the result ends the wait. */
  verify({ podUid, epoch }: Hello, claim: Claim, answer: (verdict: Verdict) => void): () => void {
    const { sight, ring } = this.#deps;
    // Who sent it here knows more than we do yet.
    const isAhead = (): boolean => (epoch ?? 0) > ring.epoch;
    const judge = (): Verdict => (isAhead() ? 'unknown' : decideAttach(sight.pod(podUid ?? ''), claim));
    return this.#doorstep.arrive(judge, answer);
  }

  /** A shim that is believed; undefined: it belongs to the owner. Throws AlreadyAttached. */
  attach(hello: Hello, wire: Wire): Instance | undefined {
    return this.#runtime?.attach(hello, wire);
  }

  /** The activator that shims of this function belong to, when it is another one. */
  get otherOwner(): Member | undefined {
    const owner = this.#deps.ring.ownerOf(this.functionId);
    return owner !== undefined && this.#deps.ring.isMe(owner) ? undefined : owner;
  }

  podGone(podUid: string): void {
    this.#runtime?.podGone(podUid);
    for (const runtime of this.#released) runtime.podGone(podUid);
  }

  /** Kubernetes said something about the function's pods or Deployments. */
  look(): void {
    this.#doorstep.look();
    this.#runtime?.look();
  }

  /** The Function or the Version was deleted: nothing new, what runs may finish. */
  delete(): void {
    const what = this.version === LATEST ? `Function ${this.name}` : `Version ${this.version} of function ${this.name}`;
    this.#closed = new PilotlightError('FunctionDeleted', `${what} was deleted while the request waited.`);
    this.#runtime?.close(this.#closed);
    this.#unplaced.rejectAll(this.#closed);
    this.#cancelRetry?.();
    this.#deps.metrics.forget();
  }

  #send(job: Job): void {
    if (this.#runtime !== undefined) return this.#runtime.submit(job);
    if (this.#closed !== undefined) return job.reject(this.#closed);
    // Only the activator that a caller came to sends its event on.
    if (job.sender !== undefined) return job.sender.tellMoved();
    const owner = this.otherOwner;
    if (owner !== undefined && this.#deps.forward(owner, job, this)) return;
    if (owner === undefined && this.#deps.isStopping())
      return job.reject(
        new PilotlightError('ShuttingDown', 'The activator is stopping and no other one is there. Try again.'),
      );
    this.#unplaced.add(job);
  }

  #openRuntime(): FunctionRuntime {
    const runtime = new FunctionRuntime(this.#place, this.#revision, this.#before, {
      ...this.#deps,
      epoch: () => this.#deps.ring.epoch,
      elsewhere: (job) => this.#send(job),
      onEmpty: () => this.#released.delete(runtime),
    });
    return runtime;
  }

  #release(runtime: FunctionRuntime): void {
    this.#runtime = undefined;
    this.#released.add(runtime);
    for (const job of runtime.release(this.otherOwner)) this.#send(job);
  }

  #describeOwner(): string {
    const owner = this.otherOwner?.name;
    const whom = owner === undefined ? 'No activator owns' : `Activator ${owner}, which could not be reached, owns`;
    return `${whom} function ${this.name}. Nothing ran. Try again.`;
  }
}
