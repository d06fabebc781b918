// One pod with one shim, as its activator sees it: what it is told, what it does now, and what it answers. It outlives a
// broken stream for a short grace, because the shim may come back and say what became of the event.
import { Alarm } from '@pilotlight/runtime-shim/alarm';
import { RefusalReason, type Chunk, type FromShim, type Result } from '@pilotlight/runtime-shim/proto';
import { PilotlightError } from '../../api/errors.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { EventResult, Job } from './job.ts';
import { PartialResult } from './partial-result.ts';
import type { Stream, Wire } from './stream.ts';

/** Lambda's limit of a result; the shim enforces it, and we do not trust the shim. */
const RESULT_LIMIT = 6_291_556;

export interface InstanceIdentity {
  podUid: string;
  podName: string;
  revision: string;
}

export interface InstanceEvents {
  /** It may take an event again, or came back. */
  free(instance: Instance): void;
  /** Nothing of the job ran: it may go elsewhere. */
  refused(job: Job, instance: Instance): void;
  initialised(instance: Instance): void;
  /** It takes no more events. */
  draining(instance: Instance): void;
  /** It will not come back. */
  gone(instance: Instance): void;
}

export interface InstanceOptions {
  clock: Clock;
  events: InstanceEvents;
  epoch: () => number;
  /** How long a broken stream may take to come back while an event may be running. */
  reattachMs: number;
  /** How long an answer may take before we believe that none will come. */
  silenceMs: number;
}

interface Running {
  job: Job;
  partial: PartialResult | undefined;
}

export class Instance {
  readonly identity: InstanceIdentity;
  readonly #options: InstanceOptions;
  #stream: Stream;
  #running: Running | undefined;
  /** Runs events of another activator, which owned the function before. */
  #foreign: Set<string>;
  #received: string[] = [];
  #cancelGrace: (() => void) | undefined;
  #cancelForeign: (() => void) | undefined;
  readonly #guard: Alarm;
  #state: 'attached' | 'broken' | 'draining' | 'gone' = 'attached';
  /** Chosen to leave: gets nothing new. */
  releasing = false;
  /** Kept for an event whose sender is being asked whether it may run. */
  reserved = false;
  lastUsedMs: number;
  /** It was told what it is. */
  isAssigned = false;
  isInitialised = false;

  constructor(identity: InstanceIdentity, stream: Stream, options: InstanceOptions, running: readonly string[] = []) {
    this.identity = identity;
    this.#options = options;
    this.#stream = stream;
    this.#foreign = new Set(running);
    this.#guardForeign();
    const { clock } = options;
    this.#guard = new Alarm({
      now: () => clock.monotonicMs(),
      after: (ms, callback) => clock.after(ms, callback),
      ring: () => this.#silent(),
    });
    this.lastUsedMs = clock.monotonicMs();
  }

  get isIdle(): boolean {
    return this.#state === 'attached' && this.isAssigned && !this.isBusy && !this.releasing;
  }

  get isBusy(): boolean {
    return this.#running !== undefined || this.#foreign.size > 0 || this.reserved;
  }

  /** Draining or gone: nothing new may go there. */
  get isLeaving(): boolean {
    return this.#state === 'draining' || this.#state === 'gone';
  }

  get hasStream(): boolean {
    return this.#state === 'attached' || this.#state === 'draining';
  }

  /** Only when idle. */
  invoke(job: Job): void {
    const { clock, silenceMs, epoch } = this.#options;
    const { requestId, arn, clientContext, traceId, logTail, body } = job.event;
    this.#running = { job, partial: undefined };
    this.lastUsedMs = clock.monotonicMs();
    job.event.startedAtMs = this.lastUsedMs;
    this.#guard.set(this.lastUsedMs + silenceMs);
    const received = this.#received;
    this.#received = [];
    const invoke = {
      epoch: epoch(),
      requestId,
      revision: this.identity.revision,
      invokedFunctionArn: arn,
      clientContext,
      traceId,
      logTail,
      received,
    };
    this.#stream.invoke(invoke, body);
  }

  /** What the shim says; nothing in it is trusted to be in order. */
  take(message: FromShim): void {
    if (message.result) this.#result(message.result);
    else if (message.chunk) this.#chunk(message.chunk);
    else if (message.refusal) this.#refusal(message.refusal.requestId ?? '', message.refusal.reason);
    else if (message.assigned) this.#initialised();
    else if (message.draining) this.#drain();
    else if (message.answered) this.#answered(message.answered.requestId ?? '');
  }

  /** A stream ended; only the current one matters. */
  broken(wire: Wire): void {
    if (!this.#stream.isOn(wire)) return;
    this.#stream.broken();
    if (this.#state === 'gone' || this.#state === 'broken') return;
    const mayReturn = this.isBusy && this.#state !== 'draining';
    if (!mayReturn) return this.lost();
    this.#state = 'broken';
    this.#cancelGrace = this.#options.clock.after(this.#options.reattachMs, () => this.lost());
  }

  /** Of the requests that a shim reports as finished: those whose result has not arrived. */
  wanted(finished: readonly string[]): string[] {
    return finished.filter((id) => id === this.#running?.job.event.requestId);
  }

  /** The same shim on a new stream, greeted already: its event runs on, is answered soon, or never ran. */
  reattached(stream: Stream, running: readonly string[], finished: readonly string[]): void {
    this.#stream.end();
    this.#stream = stream;
    this.#cancelGrace?.();
    this.#state = 'attached';
    const id = this.#running?.job.event.requestId;
    this.#foreign = new Set(running.filter((other) => other !== id));
    this.#guardForeign();
    if (id === undefined) this.#options.events.free(this);
    else if (!finished.includes(id) && !running.includes(id)) this.#refusal(id, RefusalReason.BUSY);
  }

  /** The pod is gone, or its grace is over. */
  lost(): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#cancelGrace?.();
    this.#cancelForeign?.();
    this.#guard.stop();
    this.#stream.end();
    const job = this.#finish();
    const text =
      'The instance that ran this request was lost before it answered. The request may have run; it is not run again.';
    job?.reject(new PilotlightError('InstanceLost', text));
    this.#options.events.gone(this);
  }

  send(...message: Parameters<Stream['send']>): void {
    this.#stream.send(...message);
  }

  #result(result: Result): void {
    const { requestId = '', more } = result;
    if (this.#foreign.has(requestId ?? '')) return this.#answered(requestId ?? '');
    const running = this.#running;
    if (running === undefined || running.job.event.requestId !== requestId) return;
    const partial = new PartialResult(result);
    running.partial = partial;
    if (partial.length > RESULT_LIMIT) return this.lost();
    if (more !== true) this.#complete(running.job, partial);
  }

  /** An event of another activator has its answer. */
  #answered(requestId: string): void {
    if (this.#foreign.delete(requestId) && !this.isBusy) this.#freed();
  }

  #chunk({ requestId, body, last }: Chunk): void {
    const { job, partial } = this.#running ?? {};
    if (job === undefined || partial === undefined || job.event.requestId !== requestId) return;
    partial.add(body ?? new Uint8Array());
    if (partial.length > RESULT_LIMIT) return this.lost();
    if (last === true) this.#complete(job, partial);
  }

  #complete(job: Job, result: EventResult): void {
    this.#finish();
    this.#received.push(job.event.requestId);
    job.resolve(result);
    this.#freed();
  }

  #refusal(requestId: string, reason: unknown): void {
    if (this.#running?.job.event.requestId !== requestId) return;
    const job = this.#finish();
    // It belongs to somebody else for good; the others may change their mind.
    if (reason === RefusalReason.TAKEN) this.#state = 'draining';
    if (job !== undefined) this.#options.events.refused(job, this);
  }

  /** An activator before us may get that answer, and then nobody tells us. */
  #guardForeign(): void {
    this.#cancelForeign?.();
    if (this.#foreign.size === 0) return;
    this.#cancelForeign = this.#options.clock.after(this.#options.silenceMs, () => {
      this.#foreign.clear();
      if (this.isIdle) this.#freed();
    });
  }

  #initialised(): void {
    this.isInitialised = true;
    this.#options.events.initialised(this);
  }

  #drain(): void {
    if (this.#state !== 'attached') return;
    this.#state = 'draining';
    this.#options.events.draining(this);
  }

  #silent(): void {
    const text =
      'The instance that ran this request did not answer within its timeout and some seconds. It is not run again.';
    this.#running?.job.reject(new PilotlightError('InstanceSilent', text));
    this.lost();
  }

  /** The event is off our hands. */
  #finish(): Job | undefined {
    const running = this.#running;
    this.#running = undefined;
    this.#guard.clear();
    return running?.job;
  }

  #freed(): void {
    this.lastUsedMs = this.#options.clock.monotonicMs();
    this.#options.events.free(this);
  }
}
