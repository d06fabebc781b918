// One event on its way through an instance, and what became of it.
import type { Connection } from '../context.ts';

export interface Event {
  requestId: string;
  /** As the caller named the function. */
  arn: string;
  body: Buffer;
  logTail: boolean;
  clientContext: string;
  traceId: string;
  /** An event whose caller is gone need not wait any more; a running handler is not stopped by it. */
  caller: Connection;
  /** When it was sent to an instance, as far as this activator knows, on the monotonic clock. */
  startedAtMs?: number | undefined;
}

export interface EventResult {
  /** In the order in which it arrived. */
  body: Uint8Array[];
  /** Empty or Unhandled. */
  functionError: string;
  logTail: Uint8Array;
}

/** The activator that an event came to, when it is another one: it keeps the event until it has the answer. */
export interface Sender {
  /** It was told that nothing of the event runs here yet, and counts on that. */
  readonly countsOnWaiting: boolean;
  tellWaiting(): void;
  /** Asks whether the event may run now; false: it is not ours any more. */
  mayRun(): Promise<boolean>;
  /** This activator does not own the function: nothing ran. */
  tellMoved(): void;
}

/** An event with the promise of its result. Settled once; whatever comes later is ignored. */
export class Job {
  readonly event: Event;
  readonly submittedAtMs: number;
  readonly sender: Sender | undefined;
  readonly result: Promise<EventResult>;
  readonly resolve: (result: EventResult) => void;
  readonly reject: (error: Error) => void;

  constructor(event: Event, submittedAtMs: number, sender?: Sender) {
    const { promise, resolve, reject } = Promise.withResolvers<EventResult>();
    this.event = event;
    this.submittedAtMs = submittedAtMs;
    this.sender = sender;
    this.result = promise;
    this.resolve = resolve;
    this.reject = reject;
  }
}
