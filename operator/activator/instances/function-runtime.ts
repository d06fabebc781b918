// One function at work: events come in, wait if they must, and go to instances of the revision that serves. A new revision
// serves as soon as it has an initialised instance, or at once when the old one has none.
import type { Hello } from '@pilotlight/runtime-shim/proto';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { FunctionMetrics } from '../function-metrics.ts';
import { decideAttach, type Claim, type Verdict } from './decide-attach.ts';
import { Doorstep } from './doorstep.ts';
import { idleLookMs } from '../scaler/decide.ts';
import { Instance, type InstanceEvents } from './instance.ts';
import { Job, type Event, type EventResult } from './job.ts';
import { RevisionPool, type RevisionPoolDeps } from './revision-pool.ts';
import { makeAssign, type Revision } from './revision.ts';
import { Revisions } from './revisions.ts';
import { Roster } from './roster.ts';
import { Sessions } from './sessions.ts';
import type { Sight } from '../routes/sight.ts';
import { StartWatch } from './start-watch.ts';
import { Stream, type Wire } from './stream.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface FunctionRuntimeDeps extends RevisionPoolDeps {
  clock: Clock;
  region: string;
  waitMs: number;
  defaultIdleTimeoutMs: number;
  metrics: FunctionMetrics;
  sight: Sight;
}

/** The shim must come back within this time when its stream broke under an event. */
const REATTACH_MS = 3_000;
/** Initialisation has 10 s of its own; the rest is for the way there and back. */
const SILENCE_MARGIN_MS = 15_000;
/** One activator owns every function as long as there is only one epoch. */
const EPOCH = 1;

/** Far above what one event at a time can leave behind. */
const MOST_RUNNING = 16;

/** How long an instance that refused an event is left alone. */
const REFUSED_MS = 100;

/** A second stream of a pod whose first one lives. */
export class AlreadyAttached extends Error {}

export class FunctionRuntime {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly account: string;
  readonly #deps: FunctionRuntimeDeps;
  readonly #roster = new Roster();
  readonly #waiting: WaitingRoom;
  readonly #revisions: Revisions;
  readonly #sessions = new Sessions();
  readonly #startWatch: StartWatch;
  readonly #doorstep: Doorstep;
  #lastEventMs: number;
  /** Why nothing may wait here any more. */
  #closed: PilotlightError | undefined;

  constructor(
    place: { namespace: string; name: string; account: string },
    revision: Revision,
    deps: FunctionRuntimeDeps,
  ) {
    this.namespace = place.namespace;
    this.name = place.name;
    this.account = place.account;
    this.id = `${place.namespace}/${place.name}`;
    this.#deps = deps;
    this.#lastEventMs = deps.clock.monotonicMs();
    deps.metrics.watch(() => ({ waiting: this.#waiting.size, instances: this.#roster.size }));
    this.#waiting = new WaitingRoom({
      clock: deps.clock,
      limitMs: deps.waitMs,
      describe: () => this.#describeWait(),
      onWaited: (ms) => deps.metrics.waited(ms / 1000),
    });
    this.#doorstep = new Doorstep(deps.clock);
    this.#startWatch = new StartWatch(deps.clock, (error) => this.#waiting.rejectAll(error));
    this.#revisions = new Revisions(revision, (opened) => this.#openPool(opened));
    this.look();
  }

  get metrics(): FunctionMetrics {
    return this.#deps.metrics;
  }

  invoke(event: Event): Promise<EventResult> {
    this.#lastEventMs = this.#deps.clock.monotonicMs();
    const job = new Job(event, this.#lastEventMs);
    this.#dispatch(job);
    return job.result;
  }

  /** The newest spec that is ready. */
  update(revision: Revision): void {
    this.#revisions.update(revision);
    for (const instance of this.#roster.ofRevision(revision.id)) this.#assign(instance);
    this.#maySwitch();
    for (const pool of this.#revisions.all()) pool.scaler.evaluate();
  }

  /** Somebody with the right key says that it is this pod. Answers once Kubernetes has said enough; the result ends the wait. */
  verify(podUid: string, claim: Claim, answer: (verdict: Verdict) => void): () => void {
    return this.#doorstep.arrive(() => decideAttach(this.#deps.sight.pod(podUid), claim), answer);
  }

  /** A shim that is believed. Throws AlreadyAttached. */
  attach(hello: Hello, wire: Wire): Instance {
    const stream = new Stream(wire);
    const existing = this.#roster.byPod(hello.podUid ?? '');
    if (existing !== undefined) {
      if (this.#sessions.knows(existing, hello)) return this.#reattach(existing, hello, stream);
      if (existing.hasStream) throw new AlreadyAttached(`pod ${hello.podName ?? ''} is attached already`);
      existing.lost();
    }
    return this.#welcome(hello, stream);
  }

  podGone(podUid: string): void {
    this.#roster.byPod(podUid)?.lost();
  }

  /** Kubernetes said something about the function's pods or Deployments. */
  look(): void {
    this.#doorstep.look();
    this.#revisions.dropEmpty();
    for (const id of this.#deps.sight.liveRevisions()) this.#revisions.adopt(id);
    this.#checkStart();
    for (const pool of this.#revisions.all()) pool.scaler.evaluate();
  }

  /** The Function was deleted: nothing new, what runs may finish. */
  delete(): void {
    this.close(new PilotlightError('FunctionDeleted', `Function ${this.name} was deleted while the request waited.`));
    this.#deps.metrics.forget();
  }

  /** Tells every waiting caller, and stops scaling. */
  close(reason: PilotlightError): void {
    this.#closed = reason;
    for (const pool of this.#revisions.all()) pool.scaler.stop();
    this.#startWatch.stop();
    this.#waiting.rejectAll(reason);
  }

  goAway(reason: string): void {
    for (const instance of this.#roster.all()) instance.send({ goAway: { reason } });
  }

  #dispatch(job: Job): void {
    const instance = this.#roster.takeIdle(this.#revisions.serving.revision.id);
    if (instance !== undefined) return instance.invoke(job);
    if (this.#closed !== undefined) return job.reject(this.#closed);
    this.#waiting.add(job);
    this.#revisions.serving.scaler.demandRose();
    this.#checkStart();
  }

  #welcome(hello: Hello, stream: Stream): Instance {
    const revision = hello.revision ?? '';
    const identity = { podUid: hello.podUid ?? '', podName: hello.podName ?? '', revision };
    const pool = this.#revisions.get(revision);
    const timeoutMs = (pool?.revision.spec.timeout ?? 900) * 1000;
    const options = {
      clock: this.#deps.clock,
      events: this.#events,
      epoch: EPOCH,
      reattachMs: REATTACH_MS,
      silenceMs: timeoutMs + SILENCE_MARGIN_MS,
    };
    const instance = new Instance(identity, stream, options, (hello.running ?? []).slice(0, MOST_RUNNING));
    this.#roster.add(instance);
    stream.send({ welcome: this.#sessions.welcome(instance, EPOCH, []) });
    instance.isInitialised = hello.assignedRevision !== '' && hello.assignedRevision !== undefined;
    instance.isAssigned = instance.isInitialised;
    this.#assign(instance);
    this.#maySwitch();
    if (!instance.isBusy) this.#events.free(instance);
    return instance;
  }

  /** A retired revision needs nobody new; and of one that was adopted we know no more than its name. */
  #assign(instance: Instance): void {
    const pool = this.#revisions.get(instance.identity.revision);
    if (instance.isAssigned || pool === undefined || pool.role === 'retired') return;
    instance.isAssigned = true;
    const place = { region: this.#deps.region, account: this.account, epoch: EPOCH };
    instance.send({ assign: makeAssign(pool.revision, place) });
  }

  #reattach(instance: Instance, hello: Hello, stream: Stream): Instance {
    const finished = hello.finished ?? [];
    stream.send({ welcome: this.#sessions.welcome(instance, EPOCH, instance.wanted(finished)) });
    instance.reattached(stream, hello.running ?? [], finished);
    return instance;
  }

  readonly #events: InstanceEvents = {
    free: (instance) => {
      const serves = instance.identity.revision === this.#revisions.serving.revision.id;
      const job = serves && instance.isIdle ? this.#waiting.next() : undefined;
      if (job !== undefined) return instance.invoke(job);
      this.#roster.putIdle(instance);
      if (serves) this.#revisions.serving.scaler.ensureLook(idleLookMs(this.#revisions.serving.idleTimeoutMs));
      else this.#revisions.get(instance.identity.revision)?.scaler.evaluate();
    },
    refused: (job, instance) => {
      this.#dispatch(job);
      this.#deps.clock.after(REFUSED_MS, () => {
        if (instance.isIdle) this.#events.free(instance);
      });
    },
    initialised: () => this.#maySwitch(),
    draining: (instance) => this.#left(instance),
    gone: (instance) => {
      this.#roster.remove(instance);
      this.#left(instance);
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
    if (next === undefined) return;
    const usable = (pool: RevisionPool): Instance[] =>
      this.#roster.ofRevision(pool.revision.id).filter(({ isLeaving }) => !isLeaving);
    const isReady = usable(next).some(({ isInitialised }) => isInitialised);
    if (!isReady && usable(serving).length > 0) return;
    const old = this.#revisions.promote(next);
    for (const instance of usable(next)) if (instance.isIdle) this.#events.free(instance);
    old.scaler.evaluate();
    if (this.#waiting.size > 0) next.scaler.demandRose();
  }

  #openPool(revision: Revision): RevisionPool {
    const servingInstances = (): Instance[] => this.#roster.ofRevision(this.#revisions.serving.revision.id);
    return new RevisionPool(revision, this.#deps, {
      namespace: this.namespace,
      name: this.name,
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

  #describeWait(): string {
    const { id } = this.#revisions.serving.revision;
    const attached = this.#roster.ofRevision(id).length;
    const why =
      attached > 0
        ? `all ${attached} were busy`
        : (this.#deps.sight.startFailure(id)?.message ?? this.#deps.sight.describeStart(id));
    return `No instance of function ${this.name} became free within ${this.#deps.waitMs / 1000} s: ${why}.`;
  }
}
