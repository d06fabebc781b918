// An event that another activator sent here, because this one owns the function. Its sender keeps it until it is answered.
import { PilotlightError } from '../../api/errors.ts';
import { LATEST } from '../../api/published.ts';
import type { Connection } from '../context.ts';
import type { Room } from '../admission/buffer.ts';
import { Job, type EventResult, type Sender } from '../instances/job.ts';
import { functionIdOf } from '../routes/route-id.ts';
import { sendInTurn, splitBody, type Chunk, type Submit } from './forward-messages.ts';
import type { ForwardCall, ForwardServerOptions } from './forward-server.ts';

/** Its sender is an activator that lives: it answers at once. */
const GO_LIMIT_MS = 5_000;

export class Guest implements Sender, Connection {
  readonly requestId: string;
  /** Resolves when it is answered, has moved or has left. */
  readonly done: Promise<void>;
  readonly #call: ForwardCall;
  readonly #options: ForwardServerOptions;
  readonly #submit: Submit;
  readonly #parts: Uint8Array[];
  readonly #resolve: () => void;
  #onGone: (() => void) | undefined;
  #onGo: ((may: boolean) => void) | undefined;
  #room: Room | undefined;
  /** placed: its body is whole, and it is on its way. */
  #state: 'coming' | 'placed' | 'over' = 'coming';
  isGone = false;
  countsOnWaiting = false;

  constructor(submit: Submit, call: ForwardCall, options: ForwardServerOptions) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.requestId = submit.requestId ?? '';
    this.done = promise;
    this.#resolve = resolve;
    this.#call = call;
    this.#options = options;
    this.#submit = submit;
    this.#parts = [submit.body ?? new Uint8Array()];
    void this.done.then(() => this.#room?.release());
  }

  begin(): void {
    const { namespace, function: name, bodyBytes } = this.#submit;
    try {
      this.#room = this.#options.buffer.take(functionIdOf(namespace ?? '', name ?? ''), bodyBytes ?? 0);
    } catch (error) {
      return this.#failed(PilotlightError.from(error));
    }
    if (this.#submit.more !== true) this.#place();
  }

  add({ body, last }: Chunk): void {
    if (this.#state !== 'coming') return;
    this.#parts.push(body ?? new Uint8Array());
    if (last === true) this.#place();
  }

  tellWaiting(): void {
    this.countsOnWaiting = true;
    this.#call.write({ waiting: { requestId: this.requestId } });
  }

  mayRun(): Promise<boolean> {
    if (this.isGone) return Promise.resolve(false);
    this.#call.write({ ask: { requestId: this.requestId } });
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(GO_LIMIT_MS, () => this.leave());
      this.#onGo = (may) => {
        cancel();
        this.#onGo = undefined;
        resolve(may);
      };
    });
  }

  /** Only what was asked has an answer. */
  go(): void {
    if (this.#onGo === undefined) return;
    this.countsOnWaiting = false;
    this.#onGo(true);
  }

  tellMoved(): void {
    this.#call.write({ moved: { requestId: this.requestId, epoch: this.#options.ring.epoch } });
    this.#end();
  }

  onGone(listener: () => void): () => void {
    this.#onGone = listener;
    return () => (this.#onGone = undefined);
  }

  /** Its sender does not wait for it any more. */
  leave(): void {
    this.isGone = true;
    this.#onGo?.(false);
    this.#onGone?.();
    if (this.countsOnWaiting || this.#state === 'coming') this.#end();
  }

  #place(): void {
    this.#state = 'placed';
    const { requestId, namespace, function: name, version, waitedMs, epoch } = this.#submit;
    const route = this.#options.find({ namespace: namespace ?? '', name: name ?? '', version: version || LATEST });
    if (route === undefined) return this.tellMoved();
    const event = {
      requestId: requestId ?? '',
      arn: this.#submit.invokedFunctionArn ?? '',
      body: Buffer.concat(this.#parts),
      logTail: this.#submit.logTail ?? false,
      clientContext: this.#submit.clientContext ?? '',
      traceId: this.#submit.traceId ?? '',
      caller: this,
    };
    const job = new Job(event, this.#options.clock.monotonicMs() - (waitedMs ?? 0), this);
    job.result.then(
      (result) => this.#answered(result),
      (error: unknown) => this.#failed(PilotlightError.from(error)),
    );
    route.take(job, epoch ?? 0);
  }

  #answered({ body, functionError, logTail }: EventResult): void {
    const { requestId } = this;
    const { first, chunks } = splitBody(requestId, body);
    const result = { requestId, functionError, logTail, body: first, more: chunks.length > 0 };
    void sendInTurn(this.#call, [{ result }, ...chunks.map((chunk) => ({ chunk }))]).then(() => this.#end());
  }

  #failed({ code, message }: PilotlightError): void {
    this.#call.write({ failed: { requestId: this.requestId, code, message } });
    this.#end();
  }

  #end(): void {
    this.#state = 'over';
    this.#resolve();
  }
}
