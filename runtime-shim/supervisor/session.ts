// The instance's side of the contract: what it says on a new stream and how it obeys each message. It knows no gRPC.
import {
  type Assign,
  type FromActivator,
  type Hello,
  type Invoke,
  type Refusal,
  RefusalReason,
  type Welcome,
} from '../proto/index.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import { decideInvoke } from './decide-invoke.ts';
import { EpochFence } from './epoch.ts';
import type { Event, EventResult } from './event.ts';
import type { InitResult } from './function-instance.ts';
import { Intake } from './intake.ts';
import type { Link } from './link.ts';
import { Results } from './results.ts';

/** What runs the events. */
export interface Instance {
  readonly assignment: Assignment;
  readonly ready: Promise<InitResult>;
  /** Undefined: nothing ran, and nothing will. */
  run(event: Event, done: (result: EventResult | undefined) => void): void;
}

export type Identity = Pick<
  Hello,
  'key' | 'namespace' | 'function' | 'revision' | 'podName' | 'podUid' | 'shimVersion'
>;

export class Session {
  readonly #identity: Identity;
  readonly #start: (assignment: Assignment) => Instance;
  readonly #epoch = new EpochFence();
  readonly #intake = new Intake();
  readonly #results = new Results(() => this.#checkIdle());
  /** What Hello said on each stream. */
  #announced = new WeakMap<Link, { running: string[]; finished: string[] }>();
  #links = new Set<Link>();
  #session = '';
  #secret = '';
  #instance: Instance | undefined;
  #draining = false;
  /** To be called once nothing holds this instance any more. */
  #leave: (() => void) | undefined;

  constructor(identity: Identity, start: (assignment: Assignment) => Instance) {
    this.#identity = identity;
    this.#start = start;
  }

  /** A new stream begins: it must say what this instance holds. */
  open(link: Link): void {
    this.#links.add(link);
    void link.closed.then(() => this.#closed(link));
    const held = { running: this.#intake.running, finished: this.#results.ids };
    this.#announced.set(link, held);
    link.send({
      hello: {
        ...this.#identity,
        session: this.#session,
        sessionSecret: this.#secret,
        epoch: this.#epoch.highest,
        assignedRevision: this.#instance?.assignment.revision ?? '',
        ...held,
      },
    });
  }

  /** A new epoch, from whoever says that another activator holds it now. */
  heed(epoch: number): void {
    this.#epoch.admit(epoch);
  }

  /** Redirect, GoAway and Trust are about streams, not about this instance: attach obeys those. */
  receive(link: Link, message: FromActivator): void {
    const { welcome, assign, invoke, chunk, epoch } = message;
    if (welcome) this.#welcome(link, welcome);
    else if (assign) this.#assign(link, assign);
    else if (invoke) this.#invoke(link, invoke);
    else if (chunk) this.#run(this.#intake.add(chunk, link));
    else if (epoch) this.#hearEpoch(link, epoch.epoch ?? 0);
  }

  /** Takes no more events; resolves when all results are handed over. An event that was sent before the activator heard of
   * it must be refused, or it would count as lost: so leave only after that. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const link of this.#links) link.send({ draining: {} });
    await Promise.all([...this.#links].filter(({ welcomed }) => welcomed).map((link) => link.heard()));
    await new Promise<void>((resolve) => {
      this.#leave = resolve;
      this.#checkIdle();
    });
  }

  /** Ends this stream as soon as the events it brought are answered. */
  retire(link: Link): void {
    link.retired = true;
    if (!this.#intake.holds(link)) link.end();
  }

  #welcome(link: Link, welcome: Welcome): void {
    this.#session = welcome.session || this.#session;
    this.#secret = welcome.sessionSecret || this.#secret;
    this.#epoch.admit(welcome.epoch ?? 0);
    link.welcomed = true;
    const { running, finished } = this.#announced.get(link) ?? { running: [], finished: [] };
    this.#results.settle(finished, welcome.wanted ?? [], link);
    for (const requestId of running) if (!this.#intake.has(requestId)) link.send({ answered: { requestId } });
    if (this.#draining) link.send({ draining: {} });
  }

  #assign(link: Link, assign: Assign): void {
    if (!this.#epoch.admit(assign.epoch ?? 0)) return this.#refuse(link, '', RefusalReason.STALE);
    const held = this.#instance?.assignment.revision;
    if (held !== undefined && held !== assign.revision) return this.#refuse(link, '', RefusalReason.TAKEN);
    this.#instance ??= this.#start(readAssignment(assign));
    void this.#instance.ready.then((init) => link.send({ assigned: describeInit(assign.revision ?? '', init) }));
  }

  #invoke(link: Link, invoke: Invoke): void {
    const requestId = invoke.requestId ?? '';
    const current = this.#epoch.admit(invoke.epoch ?? 0);
    if (current) this.#results.forget(invoke.received ?? []);
    const state = {
      assignedRevision: this.#instance?.assignment.revision,
      draining: this.#draining,
      slotsTaken: this.#intake.size,
      isRunning: (id: string) => this.#intake.has(id),
      isFinished: (id: string) => this.#results.has(id),
    };
    const decision = decideInvoke(state, { requestId, revision: invoke.revision ?? '', current });
    if ('refuse' in decision) this.#refuse(link, requestId, decision.refuse);
    else if ('accept' in decision) this.#run(this.#intake.accept(invoke, link));
    else if (decision.known === 'finished') void this.#results.deliver(requestId, link);
  }

  #hearEpoch(link: Link, epoch: number): void {
    if (!this.#epoch.admit(epoch)) return this.#refuse(link, '', RefusalReason.STALE);
    link.send({ epochHeard: { epoch } });
  }

  #refuse(link: Link, requestId: string, reason: NonNullable<Refusal['reason']>): void {
    link.send({ refusal: { requestId, reason, epoch: this.#epoch.highest } });
  }

  #run(event: Event | undefined): void {
    if (event === undefined || this.#instance === undefined) return;
    this.#instance.run(event, (result) => (result ? this.#finish(result) : this.#giveBack(event.requestId)));
  }

  /** Another instance may run it. Whoever does not hear of it now learns it from the next Hello. */
  #giveBack(requestId: string): void {
    const from = this.#intake.finish(requestId);
    if (from !== undefined) this.#refuse(from, requestId, RefusalReason.BUSY);
    this.#checkIdle();
  }

  /** Answers where the event came from; if that stream is gone, on another one, or after its Welcome. */
  #finish(result: EventResult): void {
    const from = this.#intake.finish(result.requestId);
    this.#results.keep(result);
    const link = from?.open ? from : [...this.#links].find(({ welcomed, open }) => welcomed && open);
    if (link === undefined) return;
    void this.#results.deliver(result.requestId, link).then(() => {
      if (link.retired && !this.#intake.holds(link)) link.end();
    });
    if (this.#links.size > 1) this.#tellOthers(result.requestId, link);
  }

  /** Another activator may count this instance as busy until it hears. */
  #tellOthers(requestId: string, answeredOn: Link): void {
    for (const link of this.#links) if (link !== answeredOn && link.welcomed) link.send({ answered: { requestId } });
  }

  #closed(link: Link): void {
    this.#links.delete(link);
    this.#intake.dropIncomplete(link);
    this.#checkIdle();
  }

  #checkIdle(): void {
    if (this.#intake.size === 0 && this.#results.allDelivered) this.#leave?.();
  }
}

function describeInit(revision: string, { durationMs, failure }: InitResult): object {
  if (failure === undefined) return { revision, initDurationMs: durationMs };
  return { revision, initDurationMs: durationMs, errorType: failure.errorType, errorMessage: failure.body.toString() };
}
