// The sender's side of forwarding to one activator: a stream that is kept open, and the events whose answers come on it.
import { ClientCall, type StreamError } from '@pilotlight/runtime-shim/proto';
import { PilotlightError, failures, type FailureCode } from '../../api/errors.ts';
import { LATEST } from '../../api/published.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Job } from '../instances/job.ts';
import { PartialResult } from '../instances/partial-result.ts';
import type { Route } from '../routes/route.ts';
import {
  forwardMethod,
  sendInTurn,
  splitBody,
  type Chunk,
  type FromOwner,
  type FromSenderInit,
  type Result,
} from './forward-messages.ts';

export interface ForwardLinkOptions {
  /** host:port. */
  address: string;
  /** Certificates of the CAs that vouch for activators, as PEM. */
  trust: string;
  hello: { name: string; key: string };
  epoch: () => number;
  clock: Clock;
  /** Events may go there from now on. */
  onOpen: () => void;
  /** The stream is over; undefined: as it should be. */
  onClosed: (error: StreamError | undefined) => void;
}

interface Sent {
  job: Job;
  route: Route;
  /** Nothing of it runs there without a Go of ours. */
  isWaiting: boolean;
  forgetCaller: (() => void) | undefined;
  result: PartialResult | undefined;
}

const keepalive = { everyMs: 3_000, limitMs: 3_000 };

export class ForwardLink {
  readonly #options: ForwardLinkOptions;
  readonly #call: ClientCall<FromSenderInit, FromOwner>;
  readonly #sent = new Map<string, Sent>();
  /** The activator at the other end knows of versions. */
  #takesVersions = false;
  #state: 'dialling' | 'open' | 'retired' | 'closed' = 'dialling';

  constructor(options: ForwardLinkOptions) {
    this.#options = options;
    this.#call = new ClientCall(options.address, forwardMethod, { trust: options.trust, keepalive });
    this.#call.setMaxListeners(0);
    this.#call.on('data', (message) => this.#take(message));
    this.#call.on('error', (error) => this.#closed(error));
    this.#call.on('end', () => this.#closed(undefined));
    this.#call.write({ hello: options.hello });
  }

  /** False: not now. Otherwise the job is settled, or returned to its route. */
  submit(job: Job, route: Route): boolean {
    const isVersion = route.version !== LATEST;
    if (this.#state !== 'open' || (isVersion && !this.#takesVersions)) return false;
    const { requestId, arn, body, logTail, clientContext, traceId } = job.event;
    this.#sent.set(requestId, { job, route, isWaiting: false, forgetCaller: undefined, result: undefined });
    const { first, chunks } = splitBody(requestId, [body]);
    // If no instance is free there, it will ask.
    job.event.startedAtMs = this.#options.clock.monotonicMs();
    const submit = {
      epoch: this.#options.epoch(),
      requestId,
      namespace: route.namespace,
      function: route.name,
      version: isVersion ? route.version : null,
      invokedFunctionArn: arn,
      clientContext,
      traceId,
      logTail,
      waitedMs: this.#options.clock.monotonicMs() - job.submittedAtMs,
      body: first,
      bodyBytes: body.length,
      more: chunks.length > 0,
    };
    void sendInTurn(this.#call, [{ submit }, ...chunks.map((chunk) => ({ chunk }))]);
    return true;
  }

  /** Nothing new: what waits there goes elsewhere, and it closes when the rest is answered. */
  retire(): void {
    if (this.#state === 'closed') return;
    this.#state = 'retired';
    for (const [requestId, { isWaiting }] of [...this.#sent]) if (isWaiting) this.#takeBack(requestId);
    this.#checkRetired();
  }

  #take({ welcome, waiting, ask, result, chunk, failed, moved }: FromOwner): void {
    if (result) this.#result(result);
    else if (chunk) this.#chunk(chunk);
    else if (waiting) this.#waiting(waiting.requestId ?? '');
    else if (ask) this.#ask(ask.requestId ?? '');
    else if (failed) this.#finish(failed.requestId)?.job.reject(toError(failed.code ?? '', failed.message ?? ''));
    else if (moved) this.#moved(moved.requestId ?? '', moved.epoch ?? 0);
    else if (welcome && this.#state === 'dialling') {
      this.#state = 'open';
      this.#takesVersions = welcome.versions ?? false;
      this.#options.onOpen();
    }
  }

  #result(result: Result): void {
    const requestId = result.requestId ?? '';
    const sent = this.#sent.get(requestId);
    if (sent === undefined) return;
    sent.result = new PartialResult(result);
    if (result.more !== true) this.#complete(requestId);
  }

  #chunk({ requestId, body, last }: Chunk): void {
    this.#sent.get(requestId ?? '')?.result?.add(body ?? new Uint8Array());
    if (last === true) this.#complete(requestId ?? '');
  }

  #complete(requestId: string): void {
    const { job, result } = this.#finish(requestId) ?? {};
    if (result !== undefined) job?.resolve(result);
  }

  #waiting(requestId: string): void {
    const sent = this.#sent.get(requestId);
    if (sent === undefined) return;
    sent.isWaiting = true;
    if (this.#state === 'retired') return this.#takeBack(requestId);
    const { caller } = sent.job.event;
    if (caller.isGone) return this.#callerLeft(requestId);
    sent.forgetCaller = caller.onGone(() => this.#callerLeft(requestId));
  }

  #ask(requestId: string): void {
    const sent = this.#sent.get(requestId);
    if (sent === undefined) return void this.#call.write({ cancel: { requestId } });
    sent.isWaiting = false;
    sent.job.event.startedAtMs = this.#options.clock.monotonicMs();
    sent.forgetCaller?.();
    this.#call.write({ go: { requestId } });
  }

  #callerLeft(requestId: string): void {
    this.#call.write({ cancel: { requestId } });
    const error = new PilotlightError('RequestTimedOut', 'The caller left while the request waited.');
    this.#finish(requestId)?.job.reject(error);
  }

  #moved(requestId: string, epoch: number): void {
    const sent = this.#finish(requestId);
    sent?.route.returned(sent.job, epoch);
  }

  /** Without a Go nothing of it can run there any more, so it may go elsewhere. */
  #takeBack(requestId: string): void {
    this.#call.write({ cancel: { requestId } });
    this.#moved(requestId, 0);
  }

  #closed(error: StreamError | undefined): void {
    this.#state = 'closed';
    for (const [requestId, { isWaiting }] of [...this.#sent]) {
      if (isWaiting) this.#moved(requestId, 0);
      else this.#finish(requestId)?.job.reject(lost());
    }
    this.#options.onClosed(error);
  }

  #finish(requestId: string | null | undefined): Sent | undefined {
    const sent = this.#sent.get(requestId ?? '');
    this.#sent.delete(requestId ?? '');
    sent?.forgetCaller?.();
    this.#checkRetired();
    return sent;
  }

  #checkRetired(): void {
    if (this.#state === 'retired' && this.#sent.size === 0) this.#call.end();
  }
}

const isCode = (code: string): code is FailureCode => code in failures;

const toError = (code: string, message: string): PilotlightError =>
  isCode(code) ? new PilotlightError(code, message) : PilotlightError.from(new Error(`${code}: ${message}`));

const lost = (): PilotlightError =>
  new PilotlightError(
    'OwnerLost',
    'The activator that owns this function was lost before it answered. The request may have run; it is not run again.',
  );
