// Opens one Attach stream: a gRPC call on a connection of its own (docs/decisions/0006 and 0009).
import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import {
  attachService,
  Connection,
  frame,
  FRAME_HEAD_BYTES,
  type FromActivator,
  type FromShimInit,
  GrpcFrames,
} from '../proto/index.ts';
import type { MessageStream } from './link.ts';

/** The stream ended with a status other than OK, or its connection broke. */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  /** gRPC's status code. */
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const UNKNOWN = 2;
export const UNAVAILABLE = 14;
export const UNAUTHENTICATED = 16;

const KEEPALIVE_MS = 10_000;
const KEEPALIVE_LIMIT_MS = 3000;
/** Room for the largest event, so that it never waits for window updates. */
const WINDOW_BYTES = 8 << 20;

/** The connection is the stream's own and closes with it. */
export const dial = (address: string): MessageStream => new GrpcStream(address);

class GrpcStream extends EventEmitter implements MessageStream {
  readonly #connection: Connection;
  readonly #frames = new GrpcFrames((bytes) =>
    this.emit('data', attachService.attach.responseDeserialize(bytes) satisfies FromActivator),
  );
  readonly #keepalive: NodeJS.Timeout;
  #over = false;

  constructor(address: string) {
    super();
    const { hostname, port } = new URL(`http://${address}`);
    this.#connection = new Connection(connect(Number(port), hostname), 'client', WINDOW_BYTES, {
      // A refusal may come without any message: then the status stands in the first fields.
      fields: (fields) => this.#status(fields),
      data: (bytes) => this.#data(bytes),
      end: () => this.#finish(),
      drain: () => this.emit('drain'),
      close: (reason) => this.#fail(new StreamError(UNAVAILABLE, reason)),
    });
    this.#connection.sendFields([
      [':method', 'POST'],
      [':scheme', 'http'],
      [':authority', address],
      [':path', attachService.attach.path],
      ['content-type', 'application/grpc'],
      ['te', 'trailers'],
    ]);
    this.#keepalive = setInterval(() => this.ping(() => {}), KEEPALIVE_MS);
  }

  write(message: FromShimInit): boolean {
    if (this.#over) return true;
    return this.#connection.send(frame(attachService.attach.requestSerialize(message), FRAME_HEAD_BYTES));
  }

  end(): void {
    if (!this.#over) this.#connection.end();
  }

  /** An activator that does not answer in time is given up. */
  ping(onPong: () => void): void {
    const silent = (): void => this.#fail(new StreamError(UNAVAILABLE, 'the activator went silent'));
    const silence = setTimeout(silent, KEEPALIVE_LIMIT_MS).unref();
    this.#connection.ping(() => {
      clearTimeout(silence);
      onPong();
    });
  }

  #data(bytes: Buffer): void {
    try {
      this.#frames.push(bytes);
    } catch (error) {
      this.#fail(new StreamError(UNAVAILABLE, String(error)));
    }
  }

  #status(fields: ReadonlyMap<string, string>): void {
    const status = fields.get('grpc-status');
    if (status === undefined || status === '0') return;
    this.#fail(new StreamError(codeOf(status), decodeMessage(fields.get('grpc-message') ?? '')));
  }

  #fail(error: StreamError): void {
    if (this.#over) return;
    this.#close();
    this.emit('error', error);
  }

  #finish(): void {
    if (this.#over) return;
    this.#close();
    this.emit('end');
  }

  #close(): void {
    this.#over = true;
    clearInterval(this.#keepalive);
    this.#connection.destroy('the stream is over');
  }
}

/** As gRPC wants it: what is no status is UNKNOWN. */
const codeOf = (status: string): number => (/^\d{1,3}$/.test(status) ? Number(status) : UNKNOWN);

/** What is not encoded as it should be is shown as it came. */
function decodeMessage(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
