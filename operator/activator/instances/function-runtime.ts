// One function at work in the activator that owns it: which revision serves, who is attached, and how many there should be. A new
// revision serves as soon as it has an initialised instance, or at once when the old one has none.
import type { Hello } from '@pilotlight/runtime-shim/proto';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Code } from '../code/code.ts';
import type { FunctionMetrics } from '../function-metrics.ts';
import type { Member } from '../ownership/ring.ts';
import type { Sight } from '../routes/sight.ts';
import { idleLookMs } from '../scaler/decide.ts';
import { Dispatcher } from './dispatcher.ts';
import type { Instance, InstanceEvents } from './instance.ts';
import type { Job } from './job.ts';
import { RevisionPool, type RevisionPoolDeps } from './revision-pool.ts';
import { decideServing } from './decide-serving.ts';
import { storedOf } from './gather.ts';
import { Reception } from './reception.ts';
import type { Place, Revision } from './revision.ts';
import { Revisions } from './revisions.ts';
import { Roster } from './roster.ts';
import type { Sessions } from './sessions.ts';
import { StartWatch } from './start-watch.ts';
import type { Wire } from './stream.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface FunctionRuntimeDeps extends RevisionPoolDeps {
  clock: Clock;
  region: string;
  waitMs: number;
  defaultIdleTimeoutMs: number;
  metrics: Pick<FunctionMetrics, 'waited'>;
  sight: Sight;
  sessions: Sessions;
  code: Code;
  /** The epoch of the ring. */
  epoch: () => number;
  /** Where an event goes once this activator does not own the function any more. */
  elsewhere: (job: Job) => void;
  /** Released, and nothing runs here any more. */
  onEmpty: () => void;
}

/** How long a new owner waits for the instances of the revision that served before. */
const GATHERING_MS = 3_000;
export class FunctionRuntime {
  readonly #place: Place;
  readonly #deps: FunctionRuntimeDeps;
  readonly #roster = new Roster();
  readonly #waiting: WaitingRoom;
  readonly #dispatcher: Dispatcher;
  readonly #revisions: Revisions;
  readonly #reception: Reception;
  readonly #startWatch: StartWatch;
  /** Until then the instances of before may still be on their way here. */
  readonly #gatheredAtMs: number;
  readonly #cancelGathering: () => void;
  #lastEventMs: number;
  #released = false;

  /** `newest`: the newest spec that is ready; `before`: the one that it replaces, if that is known. */
  constructor(place: Place, newest: Revision, before: Revision | undefined, deps: FunctionRuntimeDeps) {
    this.#place = place;
    this.#deps = deps;
    this.#lastEventMs = deps.clock.monotonicMs();
    this.#waiting = new WaitingRoom({
      clock: deps.clock,
      limitMs: deps.waitMs,
      expired: () => this.#expired(),
      onWaited: (ms) => deps.metrics.waited(ms / 1000),
    });
    this.#dispatcher = this.#openDispatcher();
    this.#startWatch = new StartWatch(deps.clock, (error) => this.#waiting.rejectAll(error));
    const serving = decideServing(newest, before, deps.sight.liveRevisions());
    this.#revisions = new Revisions(serving, (opened) => this.#openPool(opened));
    this.#reception = this.#openReception();
    this.#gatheredAtMs = this.#lastEventMs + GATHERING_MS;
    this.#cancelGathering = deps.clock.after(GATHERING_MS, () => this.#maySwitch());
    if (serving !== newest) this.#revisions.update(newest);
    this.look();
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get instances(): number {
    return this.#roster.size;
  }

  submit(job: Job): void {
    this.#lastEventMs = this.#deps.clock.monotonicMs();
    this.#dispatcher.dispatch(job);
  }

  /** The newest spec that is ready. */
  update(revision: Revision): void {
    this.#revisions.update(revision);
    for (const instance of this.#roster.ofRevision(revision.id)) this.#reception.assigner.assign(instance);
    this.#maySwitch();
    for (const pool of this.#revisions.all()) pool.scaler.evaluate();
  }

  /** A shim that is believed. Throws AlreadyAttached. */
  attach(hello: Hello, wire: Wire): Instance {
    return this.#reception.attach(hello, wire);
  }

  podGone(podUid: string): void {
    this.#roster.byPod(podUid)?.lost();
  }

  /** Kubernetes said something about the function's pods or Deployments. */
  look(): void {
    this.#revisions.dropEmpty();
    for (const id of this.#deps.sight.liveRevisions()) this.#revisions.adopt(id);
    this.#maySwitch();
    this.#checkStart();
    for (const pool of this.#revisions.all()) pool.scaler.evaluate();
  }

  /** Nothing new; what runs may finish, what waits hears why it cannot. */
  close(reason: PilotlightError): void {
    this.#stopScaling();
    this.#dispatcher.close(reason);
  }

  /** Another activator owns the function: the instances are sent there, and finish here what they run. Returns what waited. */
  release(owner: Member | undefined): Job[] {
    this.#released = true;
    this.#stopScaling();
    const waited = this.#dispatcher.release();
    const { epoch } = this.#deps;
    const leave =
      owner === undefined
        ? { goAway: { reason: 'stopping' } }
        : { redirect: { address: owner.attach, epoch: epoch() } };
    for (const instance of this.#roster.all()) instance.send(leave);
    this.#checkEmpty();
    return waited;
  }

  #stopScaling(): void {
    this.#cancelGathering();
    this.#reception.assigner.stop();
    for (const pool of this.#revisions.all()) pool.scaler.stop();
    this.#startWatch.stop();
  }

  #checkEmpty(): void {
    if (this.#released && this.#roster.size === 0) this.#deps.onEmpty();
  }

  #openDispatcher(): Dispatcher {
    return new Dispatcher({
      clock: this.#deps.clock,
      roster: this.#roster,
      waiting: this.#waiting,
      serving: () => this.#revisions.serving.revision.id,
      onWaiting: () => {
        this.#revisions.serving.scaler.demandRose();
        this.#checkStart();
      },
      onIdle: ({ identity: { revision } }) => {
        const { serving } = this.#revisions;
        if (revision === serving.revision.id) serving.scaler.ensureLook(idleLookMs(serving.idleTimeoutMs));
        else this.#revisions.get(revision)?.scaler.evaluate();
      },
      elsewhere: this.#deps.elsewhere,
    });
  }

  #openReception(): Reception {
    const { clock, region, sessions, code, epoch } = this.#deps;
    return new Reception({
      clock,
      region,
      sessions,
      code,
      epoch,
      account: this.#place.account,
      roster: this.#roster,
      pool: (revision) => this.#revisions.get(revision),
      events: this.#events,
      onAssigned: (instance) => {
        this.#maySwitch();
        if (!instance.isBusy) this.#dispatcher.free(instance);
      },
    });
  }

  readonly #events: InstanceEvents = {
    free: (instance) => this.#dispatcher.free(instance),
    refused: (job, instance) => this.#dispatcher.refused(job, instance),
    initialised: () => this.#maySwitch(),
    draining: (instance) => this.#left(instance),
    gone: (instance) => {
      this.#roster.remove(instance);
      this.#left(instance);
      this.#checkEmpty();
    },
  };

  #left(instance: Instance): void {
    this.#maySwitch();
    const pool = this.#revisions.get(instance.identity.revision);
    pool?.reconsiderReleased();
    pool?.scaler.evaluate();
    this.#revisions.dropEmpty();
  }

  /** Once the next revision can answer, or the serving one has nobody left who could. */
  #maySwitch(): void {
    const { next, serving } = this.#revisions;
    if (next === undefined || this.#released) return;
    const usable = (pool: RevisionPool): Instance[] =>
      this.#roster.ofRevision(pool.revision.id).filter(({ isLeaving, isAssigned }) => !isLeaving && isAssigned);
    const isReady = usable(next).some(({ isInitialised }) => isInitialised);
    if (!isReady && (usable(serving).length > 0 || this.#mayComeStill(serving))) return;
    const old = this.#revisions.promote(next);
    for (const instance of usable(next)) if (instance.isIdle) this.#dispatcher.free(instance);
    old.scaler.evaluate();
    if (this.#waiting.size > 0) next.scaler.demandRose();
  }

  /** Instances that the activator before this one sent here. */
  #mayComeStill({ deployment }: RevisionPool): boolean {
    return this.#deps.clock.monotonicMs() < this.#gatheredAtMs && (deployment.replicas() ?? 0) > 0;
  }

  #openPool(revision: Revision): RevisionPool {
    if (!revision.isAdopted) for (const { digest } of storedOf(revision)) this.#deps.code.prepareAhead(digest);
    const servingInstances = (): Instance[] => this.#roster.ofRevision(this.#revisions.serving.revision.id);
    return new RevisionPool(revision, this.#deps, {
      namespace: this.#place.namespace,
      name: this.#place.name,
      roster: this.#roster,
      waiting: () => this.#waiting.size,
      quietForMs: () => this.#deps.clock.monotonicMs() - this.#lastEventMs,
      servingBusy: () => servingInstances().filter(({ isBusy }) => isBusy).length,
      onRefused: (error) => this.#waiting.rejectAll(error),
    });
  }

  #checkStart(): void {
    const { id } = this.#revisions.serving.revision;
    const isHopeless = this.#waiting.size > 0 && !this.#roster.staffs(id);
    this.#startWatch.observe(isHopeless ? this.#deps.sight.startFailure(id) : undefined);
  }

  #expired(): PilotlightError {
    const { id } = this.#revisions.serving.revision;
    const attached = this.#roster.ofRevision(id);
    const code = attached.some(({ isAssigned }) => isAssigned) ? undefined : this.#reception.assigner.failureOf(id);
    const why =
      attached.length > 0
        ? (code?.message ?? `all ${attached.length} were busy.`)
        : `${this.#deps.sight.startFailure(id)?.message ?? this.#deps.sight.describeStart(id)}.`;
    const text = `No instance of function ${this.#place.name} became free within ${this.#deps.waitMs / 1000} s: ${why}`;
    return new PilotlightError(code?.code ?? 'WaitedTooLong', text);
  }
}
