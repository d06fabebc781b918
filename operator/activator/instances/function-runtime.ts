// One function at work: events come in, wait if they must, and go to instances of the revision that serves. A new revision
// serves as soon as it has an initialised instance, or at once when the old one has none.
import type { Hello, Welcome } from '@pilotlight/runtime-shim/proto';
import { randomBytes, randomUUID } from 'node:crypto';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { FunctionMetrics } from '../function-metrics.ts';
import { Instance, type InstanceEvents } from './instance.ts';
import { Job, type Event, type EventResult } from './job.ts';
import { RevisionPool, type RevisionPoolDeps } from './revision-pool.ts';
import { makeAssign, type Revision } from './revision.ts';
import { Roster } from './roster.ts';
import type { StartFailure } from './start-failure.ts';
import { StartWatch } from './start-watch.ts';
import { Stream, type Wire } from './stream.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface FunctionRuntimeDeps extends RevisionPoolDeps {
  clock: Clock;
  region: string;
  waitMs: number;
  defaultIdleTimeoutMs: number;
  metrics: FunctionMetrics;
  /** Why no instance of the revision starts, as far as Kubernetes says. */
  startFailure: (revision: string) => StartFailure | undefined;
  /** Revisions whose Deployments ask for instances now, also those of before this process. */
  liveRevisions: () => string[];
}

/** The shim must come back within this time when its stream broke under an event. */
const REATTACH_MS = 3_000;
/** Initialisation has 10 s of its own; the rest is for the way there and back. */
const SILENCE_MARGIN_MS = 15_000;
/** One activator owns every function as long as there is only one epoch. */
const EPOCH = 1;

/** How long an instance that refused an event is left alone. */
const REFUSED_MS = 100;

interface Session {
  id: string;
  secret: string;
}

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
  readonly #pools = new Map<string, RevisionPool>();
  readonly #sessions = new WeakMap<Instance, Session>();
  readonly #startWatch: StartWatch;
  #serving: RevisionPool;
  #next: RevisionPool | undefined;
  #lastEventMs: number;

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
    this.#waiting = new WaitingRoom({
      clock: deps.clock,
      limitMs: deps.waitMs,
      describe: () => this.#describeWait(),
      onWaited: (ms) => deps.metrics.waited(ms / 1000),
      onSize: (size) => deps.metrics.setWaiting(size),
    });
    this.#startWatch = new StartWatch(deps.clock, (error) => this.#waiting.rejectAll(error));
    this.#serving = this.#openPool(revision);
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
    if (this.#next?.revision.id === revision.id) return this.#next.replace(revision);
    this.#retireNext();
    if (this.#serving.revision.id === revision.id) this.#serving.replace(revision);
    else this.#next = this.#openPool(revision);
    this.#maySwitch();
    for (const pool of this.#pools.values()) pool.scaler.evaluate();
  }

  /** A shim says who it is. Its key has been verified. Throws AlreadyAttached. */
  attach(hello: Hello, wire: Wire): Instance {
    const stream = new Stream(wire);
    const existing = this.#roster.byPod(hello.podUid ?? '');
    if (existing !== undefined) {
      if (this.#isSession(existing, hello)) return this.#reattach(existing, hello, stream);
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
    this.#dropEmptyPools();
    for (const id of this.#deps.liveRevisions()) if (!this.#pools.has(id)) this.#openRetired(id);
    this.#checkStart();
    for (const pool of this.#pools.values()) pool.scaler.evaluate();
  }

  /** The Function was deleted: nothing new, what runs may finish. */
  delete(): void {
    this.close(new PilotlightError('FunctionDeleted', `Function ${this.name} was deleted while the request waited.`));
    this.#deps.metrics.forget();
  }

  /** Tells every waiting caller, and stops scaling. */
  close(reason: PilotlightError): void {
    for (const pool of this.#pools.values()) pool.scaler.stop();
    this.#startWatch.stop();
    this.#waiting.rejectAll(reason);
  }

  goAway(reason: string): void {
    for (const instance of this.#roster.all()) instance.send({ goAway: { reason } });
  }

  #dispatch(job: Job): void {
    const instance = this.#roster.takeIdle(this.#serving.revision.id);
    if (instance !== undefined) return instance.invoke(job);
    this.#waiting.add(job);
    this.#serving.scaler.demandRose();
    this.#checkStart();
  }

  #welcome(hello: Hello, stream: Stream): Instance {
    const revision = hello.revision ?? '';
    const identity = { podUid: hello.podUid ?? '', podName: hello.podName ?? '', revision };
    const pool = this.#pools.get(revision);
    const timeoutMs = (pool?.revision.spec.timeout ?? 900) * 1000;
    const options = {
      clock: this.#deps.clock,
      events: this.#events,
      epoch: EPOCH,
      reattachMs: REATTACH_MS,
      silenceMs: timeoutMs + SILENCE_MARGIN_MS,
    };
    const instance = new Instance(identity, stream, options, hello.running ?? []);
    const session = { id: randomUUID(), secret: randomBytes(16).toString('hex') };
    this.#sessions.set(instance, session);
    this.#roster.add(instance);
    this.#deps.metrics.setInstances(this.#roster.size);
    stream.send({ welcome: makeWelcome(session, []) });
    instance.isInitialised = hello.assignedRevision !== '' && hello.assignedRevision !== undefined;
    const place = { region: this.#deps.region, account: this.account, epoch: EPOCH };
    if (!instance.isInitialised && pool !== undefined) instance.send({ assign: makeAssign(pool.revision, place) });
    this.#maySwitch();
    if (!instance.isBusy) this.#events.free(instance);
    return instance;
  }

  #reattach(instance: Instance, hello: Hello, stream: Stream): Instance {
    const session = this.#sessions.get(instance);
    const finished = hello.finished ?? [];
    const wanted = instance.reattached(stream, hello.running ?? [], finished);
    if (session !== undefined) stream.send({ welcome: makeWelcome(session, wanted) });
    return instance;
  }

  #isSession(instance: Instance, hello: Hello): boolean {
    const session = this.#sessions.get(instance);
    return session !== undefined && session.id === hello.session && session.secret === hello.sessionSecret;
  }

  readonly #events: InstanceEvents = {
    free: (instance) => {
      const serves = instance.identity.revision === this.#serving.revision.id;
      const job = serves && instance.isIdle ? this.#waiting.next() : undefined;
      if (job !== undefined) return instance.invoke(job);
      this.#roster.putIdle(instance);
      if (serves) this.#serving.scaler.ensureLook(this.#serving.idleTimeoutMs);
      else this.#pools.get(instance.identity.revision)?.scaler.evaluate();
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
      this.#deps.metrics.setInstances(this.#roster.size);
      this.#left(instance);
    },
  };

  #left(instance: Instance): void {
    this.#maySwitch();
    const pool = this.#pools.get(instance.identity.revision);
    pool?.reconsiderReleased();
    pool?.scaler.evaluate();
    this.#dropEmptyPools();
  }

  /** Once the next revision can answer, or the serving one has nobody left who could. */
  #maySwitch(): void {
    const next = this.#next;
    if (next === undefined) return;
    const usable = (pool: RevisionPool): Instance[] =>
      this.#roster.ofRevision(pool.revision.id).filter(({ isLeaving }) => !isLeaving);
    const isReady = usable(next).some(({ isInitialised }) => isInitialised);
    if (!isReady && usable(this.#serving).length > 0) return;
    const old = this.#serving;
    old.role = 'retired';
    next.role = 'serving';
    this.#serving = next;
    this.#next = undefined;
    for (const instance of usable(next)) if (instance.isIdle) this.#events.free(instance);
    old.scaler.evaluate();
    if (this.#waiting.size > 0) next.scaler.demandRose();
  }

  #retireNext(): void {
    if (this.#next === undefined) return;
    this.#next.role = 'retired';
    this.#next.scaler.evaluate();
    this.#next = undefined;
  }

  #openPool(revision: Revision): RevisionPool {
    const known = this.#pools.get(revision.id);
    const pool =
      known ??
      new RevisionPool(revision, this.#deps, {
        namespace: this.namespace,
        name: this.name,
        roster: this.#roster,
        waiting: () => this.#waiting.size,
        quietForMs: () => this.#deps.clock.monotonicMs() - this.#lastEventMs,
        servingBusy: () => this.#roster.ofRevision(this.#serving.revision.id).filter(({ isBusy }) => isBusy).length,
      });
    pool.replace(revision);
    this.#pools.set(revision.id, pool);
    // The first one serves; later ones wait for their turn.
    pool.role = this.#pools.size === 1 ? 'serving' : 'next';
    return pool;
  }

  /** A revision of before this process: all that is left to do is to drain it. */
  #openRetired(id: string): void {
    const pool = this.#openPool({ ...this.#serving.revision, id });
    pool.role = 'retired';
  }

  /** A retired revision whose Deployment is gone is nobody's business any more. */
  #dropEmptyPools(): void {
    for (const [id, pool] of this.#pools) {
      if (pool.role !== 'retired' || pool.deployment.replicas() !== undefined) continue;
      pool.scaler.stop();
      this.#pools.delete(id);
    }
  }

  #checkStart(): void {
    const isHopeless =
      this.#waiting.size > 0 && this.#roster.ofRevision(this.#serving.revision.id).every(({ isLeaving }) => isLeaving);
    this.#startWatch.observe(isHopeless ? this.#deps.startFailure(this.#serving.revision.id) : undefined);
  }

  #describeWait(): string {
    const failure = this.#deps.startFailure(this.#serving.revision.id);
    const why = failure === undefined ? 'no instance became free' : failure.message;
    return `Waited ${this.#deps.waitMs / 1000} s for an instance of function ${this.name}: ${why}.`;
  }
}

const makeWelcome = (session: Session, wanted: string[]): Welcome => ({
  session: session.id,
  sessionSecret: session.secret,
  epoch: EPOCH,
  wanted,
});
