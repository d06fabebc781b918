// One bidirectional gRPC method, served on connections of one stream each: the other end of the shim's attach-dial.ts. It knows
// gRPC's wire format and nothing of what is said (docs/decisions/0009).
import { Connection, GrpcFrames } from '@pilotlight/runtime-shim/proto';
import type { Socket } from 'node:net';
import { field, type Logger } from '../../observe/log.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Outbox } from '../outbox.ts';
import type { Certificate } from '../tls/certificate.ts';
import { listenSecurely, type SecureServer } from '../tls/secure-server.ts';

/** gRPC's status codes, as far as we use them. */
export const status = {
  ok: 0,
  invalidArgument: 3,
  deadlineExceeded: 4,
  alreadyExists: 6,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;
export type Status = (typeof status)[keyof typeof status];

/** What travels on the stream, in bytes; what is sent in its frame already. */
export interface Method<In, Out> {
  path: string;
  requestDeserialize: (bytes: Buffer) => In;
  frameResponse: (message: Out) => Buffer;
}

export interface CallHandler<In> {
  message(message: In): void;
  /** The stream is over, for whatever reason; called once. */
  ended(): void;
}

export interface GrpcCallOptions<In, Out> {
  method: Method<In, Out>;
  clock: Clock;
  log: Logger;
  outbox: Outbox;
  open: (call: GrpcCall<In, Out>) => CallHandler<In>;
}

export interface GrpcServerOptions<In, Out> extends GrpcCallOptions<In, Out> {
  port: number;
  certificate: Certificate;
}

/** Its stop ends every stream. */
export type GrpcServer = SecureServer;

/** A connection without a stream ends after this time. */
const OPEN_LIMIT_MS = 5_000;
const KEEPALIVE_MS = 20_000;
const KEEPALIVE_LIMIT_MS = 5_000;
/** Who was told that the stream is over may take this long to hang up. */
const HANG_UP_MS = 1_000;
const WINDOW_BYTES = 1 << 20;
const HEAD = [
  [':status', '200'],
  ['content-type', 'application/grpc'],
] as const;

export function startGrpcServer<In, Out>(options: GrpcServerOptions<In, Out>): Promise<GrpcServer> {
  return listenSecurely(options.port, options.certificate, (socket) => void new GrpcCall(socket, options));
}

/** One open stream. */
export class GrpcCall<In, Out> {
  /** Where it comes from: address, and with its port. */
  readonly address: string;
  readonly peer: string;
  readonly #socket: Socket;
  readonly #connection: Connection;
  readonly #options: GrpcCallOptions<In, Out>;
  readonly #frames: GrpcFrames;
  #handler: CallHandler<In> | undefined;
  #onDrain: (() => void)[] = [];
  #cancelTimer: () => void;
  #over = false;

  constructor(socket: Socket, options: GrpcCallOptions<In, Out>) {
    const { requestDeserialize } = options.method;
    this.#frames = new GrpcFrames((bytes) => this.#take(requestDeserialize(bytes)));
    this.address = socket.remoteAddress ?? '';
    this.peer = `${this.address}:${socket.remotePort ?? 0}`;
    this.#options = options;
    this.#socket = socket;
    this.#connection = new Connection(socket, 'server', WINDOW_BYTES, {
      fields: (fields) => this.#open(fields),
      data: (bytes) => this.#data(bytes),
      end: () => this.end(),
      drain: () => this.#drained(),
      close: () => this.#closed(),
    });
    this.#cancelTimer = options.clock.after(OPEN_LIMIT_MS, () => this.#connection.destroy('no stream in time'));
  }

  write(message: Out): boolean {
    if (this.#over) return true;
    const { method, outbox } = this.#options;
    outbox.hold(this.#socket);
    return this.#connection.send(method.frameResponse(message));
  }

  once(_event: 'drain', listener: () => void): void {
    this.#onDrain.push(listener);
  }

  end(): void {
    this.#finish([['grpc-status', String(status.ok)]]);
  }

  /** Ends the stream with the reason. */
  refuse(code: Status, details: string): void {
    this.#finish([
      ['grpc-status', String(code)],
      ['grpc-message', encodeURIComponent(details)],
    ]);
  }

  #open(fields: ReadonlyMap<string, string>): void {
    // Trailers of a client say nothing.
    if (this.#handler !== undefined || this.#over) return;
    this.#connection.sendFields(HEAD);
    if (fields.get(':path') !== this.#options.method.path) return this.refuse(status.unimplemented, 'no such method');
    this.#cancelTimer();
    this.#keepAlive();
    this.#handler = this.#options.open(this);
  }

  #data(bytes: Buffer): void {
    if (this.#over) return;
    try {
      this.#frames.push(bytes);
    } catch {
      this.refuse(status.internal, 'not a message of this service');
    }
  }

  /** A fault of ours must cost this stream and no other. */
  #take(message: In): void {
    try {
      this.#handler?.message(message);
    } catch (error) {
      this.#options.log.error('stream failed', { [field.error]: error, from: this.peer });
      this.refuse(status.internal, 'internal error');
    }
  }

  #keepAlive(): void {
    const { clock } = this.#options;
    this.#cancelTimer = clock.after(KEEPALIVE_MS, () => {
      this.#cancelTimer = clock.after(KEEPALIVE_LIMIT_MS, () => this.#connection.destroy('the shim went silent'));
      this.#connection.ping(() => {
        this.#cancelTimer();
        this.#keepAlive();
      });
    });
  }

  #finish(trailers: readonly (readonly [string, string])[]): void {
    if (this.#over) return;
    this.#over = true;
    this.#cancelTimer();
    this.#connection.sendFields(trailers, true);
    this.#connection.finish();
    this.#cancelTimer = this.#options.clock.after(HANG_UP_MS, () => this.#connection.destroy('the stream is over'));
  }

  #drained(): void {
    for (const listener of this.#onDrain.splice(0)) listener();
  }

  #closed(): void {
    this.#over = true;
    this.#cancelTimer();
    this.#drained();
    this.#handler?.ended();
  }
}
