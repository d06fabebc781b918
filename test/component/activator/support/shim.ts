// A scripted shim: a real gRPC client that speaks the contract and lets a test say what becomes of each event.
import type { Client } from '@grpc/grpc-js';
import { type ClientDuplexStream } from '@grpc/grpc-js';
import { deriveAttachKey } from '../../../../operator/api/attach-key.ts';
import { openClient } from '../../../support/grpc.ts';
import {
  attachService,
  CHUNK_BYTES,
  RefusalReason,
  type Assign,
  type FromActivator,
  type FromShimInit,
  type Hello,
} from '../../../../runtime-shim/proto/index.ts';

export interface ScriptedEvent {
  requestId: string;
  arn: string;
  clientContext: string;
  traceId: string;
  logTail: boolean;
  body: Buffer;
  shim: ScriptedShim;
}

export interface ScriptedReply {
  body?: string | Buffer;
  functionError?: string;
  logTail?: string;
  refuse?: keyof typeof RefusalReason;
}

export type Script = (event: ScriptedEvent) => Promise<ScriptedReply> | ScriptedReply;

export interface ShimOptions {
  address: string;
  /** The CAs by which it dials. */
  trust: string;
  masterKey: Buffer;
  namespace: string;
  function: string;
  revision: string;
  pod: string;
  script: Script;
  /** How long its initialisation takes. */
  initMs?: number;
}

type Stream = ClientDuplexStream<FromShimInit, FromActivator>;

export class ScriptedShim {
  readonly options: ShimOptions;
  /** Request ids whose handler was started here. */
  readonly ran: string[] = [];
  readonly received: string[] = [];
  assigned: Assign | undefined;
  goneAway = false;
  closed = false;
  /** The gRPC status with which the last stream ended. */
  lastStatus: number | undefined;
  session = { id: '', secret: '' };
  /** As it was told last. */
  trust: string;
  readonly running = new Map<string, { parts: Buffer[]; complete: boolean }>();
  readonly finished = new Map<string, ScriptedReply>();
  /** The highest epoch that it heard. */
  epoch = 0;
  #client: Client | undefined;
  #stream: Stream | undefined;
  /** Where an event came from is where its result goes, as long as that stream lives. */
  readonly #origins = new Map<string, Stream>();

  constructor(options: ShimOptions) {
    this.options = options;
    this.trust = options.trust;
  }

  get attached(): boolean {
    return this.session.id !== '' && this.#stream !== undefined;
  }

  /** Dials and greets; `hello` overrides what it says. */
  connect(hello: Hello = {}): void {
    const client = openClient(this.options.address, this.trust);
    const { path, requestSerialize, responseDeserialize } = attachService.attach;
    const stream: Stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    [this.#client, this.#stream] = [client, stream];
    stream.on('data', (message: FromActivator) => this.#take(message, stream));
    stream.on('error', () => undefined);
    stream.on('status', ({ code }: { code: number }) => {
      this.lastStatus = code;
      if (this.#stream === stream) this.#stream = undefined;
      this.#forgetOrigin(stream);
      client.close();
    });
    const { namespace, revision, pod, masterKey } = this.options;
    const identity = { namespace, function: this.options.function, revision };
    const running = [...this.running].filter(([, { complete }]) => complete).map(([id]) => id);
    this.send({
      hello: {
        ...identity,
        key: deriveAttachKey(masterKey, identity),
        podName: pod,
        podUid: `uid-${pod}`,
        epoch: this.epoch,
        session: this.session.id,
        sessionSecret: this.session.secret,
        assignedRevision: this.assigned?.revision ?? '',
        running,
        finished: [...this.finished.keys()],
        ...hello,
      },
    });
  }

  send(message: FromShimInit): void {
    this.#stream?.write(message);
  }

  /** As a connection that breaks: the activator hears of it, nothing is said. */
  break(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream !== undefined) this.#forgetOrigin(stream);
    stream?.cancel();
  }

  /** As on SIGTERM: no new events, what runs is answered, then it leaves. */
  drain(): void {
    this.closed = true;
    this.send({ draining: {} });
    if (this.running.size === 0) this.#stream?.end();
  }

  close(): void {
    this.closed = true;
    this.break();
    this.#client?.close();
  }

  /** Sends the result and keeps it until it is acknowledged. */
  reply(requestId: string, reply: ScriptedReply): void {
    this.running.delete(requestId);
    this.finished.set(requestId, reply);
    const origin = this.#origins.get(requestId);
    this.#origins.delete(requestId);
    this.#deliver(requestId, reply, origin);
    if (origin !== undefined && origin !== this.#stream) {
      this.send({ answered: { requestId } });
      this.#endUnused(origin);
    }
    if (this.closed && this.running.size === 0) this.#stream?.end();
  }

  #take({ welcome, assign, invoke, chunk, goAway, redirect, trust }: FromActivator, stream: Stream): void {
    if (trust) {
      this.trust = trust.bundle ?? '';
    } else if (redirect) {
      this.epoch = Math.max(this.epoch, redirect.epoch ?? 0);
      this.options.address = redirect.address ?? '';
      this.connect();
      this.#endUnused(stream);
    } else if (welcome) {
      this.epoch = Math.max(this.epoch, welcome.epoch ?? 0);
      this.session = { id: welcome.session ?? '', secret: welcome.sessionSecret ?? '' };
      for (const id of welcome.wanted ?? []) this.#deliver(id, this.finished.get(id) ?? {});
    } else if (assign) {
      this.assigned = assign;
      setTimeout(() => this.send({ assigned: { revision: assign.revision ?? '' } }), this.options.initMs ?? 0);
    } else if (invoke) {
      for (const id of invoke.received ?? []) this.#forget(id);
      const requestId = invoke.requestId ?? '';
      if ((invoke.epoch ?? 0) < this.epoch)
        return void stream.write({ refusal: { requestId, reason: RefusalReason.STALE } });
      this.#origins.set(requestId, stream);
      this.running.set(requestId, { parts: [Buffer.from(invoke.body ?? [])], complete: invoke.more !== true });
      const event = {
        requestId,
        arn: invoke.invokedFunctionArn ?? '',
        clientContext: invoke.clientContext ?? '',
        traceId: invoke.traceId ?? '',
        logTail: invoke.logTail ?? false,
        shim: this,
      };
      this.#events.set(requestId, event);
      if (invoke.more !== true) void this.#run(requestId);
    } else if (chunk) {
      const taken = this.running.get(chunk.requestId ?? '');
      taken?.parts.push(Buffer.from(chunk.body ?? []));
      if (taken === undefined || !chunk.last) return;
      taken.complete = true;
      void this.#run(chunk.requestId ?? '');
    } else if (goAway) {
      this.goneAway = true;
    }
  }

  readonly #events = new Map<string, Omit<ScriptedEvent, 'body'>>();

  async #run(requestId: string): Promise<void> {
    const event = this.#events.get(requestId);
    const parts = this.running.get(requestId)?.parts;
    if (event === undefined || parts === undefined) return;
    const reply = await this.options.script({ ...event, body: Buffer.concat(parts) });
    if (reply.refuse !== undefined) {
      this.running.delete(requestId);
      return this.send({ refusal: { requestId, reason: RefusalReason[reply.refuse] } });
    }
    this.ran.push(requestId);
    this.reply(requestId, reply);
  }

  #forget(requestId: string): void {
    this.received.push(requestId);
    this.finished.delete(requestId);
  }

  #forgetOrigin(stream: Stream): void {
    for (const [requestId, origin] of this.#origins) if (origin === stream) this.#origins.delete(requestId);
  }

  /** A stream that was left ends when what it brought is answered. */
  #endUnused(stream: Stream): void {
    if (![...this.#origins.values()].includes(stream)) stream.end();
  }

  #deliver(
    requestId: string,
    { body = 'null', functionError = '', logTail = '' }: ScriptedReply,
    origin: Stream | undefined = this.#stream,
  ): void {
    const bytes = Buffer.from(body);
    const more = bytes.length > CHUNK_BYTES;
    const result = {
      requestId,
      functionError,
      logTail: Buffer.from(logTail),
      body: bytes.subarray(0, CHUNK_BYTES),
      more,
    };
    origin?.write({ result });
    for (let at = CHUNK_BYTES; at < bytes.length; at += CHUNK_BYTES) {
      const end = at + CHUNK_BYTES;
      origin?.write({ chunk: { requestId, body: bytes.subarray(at, end), last: end >= bytes.length } });
    }
  }
}
