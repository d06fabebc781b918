// One bidirectional gRPC call on a connection of its own (docs/decisions/0006 and 0009). The connection closes with it.
import { EventEmitter } from 'node:events';
import { connectToActivator, isUntrusted } from '../tls.ts';
import { Connection } from './connection.ts';
import { GrpcFrames } from './messages.ts';

/** What travels on the stream, in bytes; what is sent in its frame already. */
export interface ClientMethod<Out, In> {
  path: string;
  frameRequest: (message: Out) => Buffer;
  responseDeserialize: (bytes: Buffer) => In;
}

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

export interface ClientCallOptions {
  /** Certificates of the CAs that vouch for activators, as PEM. */
  trust: string;
  /** How often the peer is asked for a sign of life, and how long that may take. */
  keepalive: { everyMs: number; limitMs: number };
}

/** Room for the largest event, so that it never waits for window updates. */
const WINDOW_BYTES = 8 << 20;

/** Events: data (a message), drain, and one of end and error (StreamError) as the last. */
export class ClientCall<Out, In> extends EventEmitter<{ data: [In]; drain: []; end: []; error: [StreamError] }> {
  readonly #method: ClientMethod<Out, In>;
  readonly #connection: Connection;
  readonly #frames: GrpcFrames;
  readonly #silentAfterMs: number;
  readonly #pings: NodeJS.Timeout;
  #over = false;

  /** `address`: host:port. */
  constructor(address: string, method: ClientMethod<Out, In>, { trust, keepalive }: ClientCallOptions) {
    super();
    this.#method = method;
    this.#silentAfterMs = keepalive.limitMs;
    this.#frames = new GrpcFrames((bytes) => this.emit('data', method.responseDeserialize(bytes)));
    const socket = connectToActivator(address, trust, (bytes) => this.#connection.read(bytes));
    this.#connection = new Connection(socket, 'client', WINDOW_BYTES, {
      // A refusal may come without any message: then the status stands in the first fields.
      fields: (fields) => this.#status(fields),
      data: (bytes) => this.#data(bytes),
      end: () => this.#finish(),
      drain: () => this.emit('drain'),
      close: (reason) => this.#fail(new StreamError(isUntrusted(socket) ? UNAUTHENTICATED : UNAVAILABLE, reason)),
    });
    this.#connection.sendFields([
      [':method', 'POST'],
      [':scheme', 'https'],
      [':authority', address],
      [':path', method.path],
      ['content-type', 'application/grpc'],
      ['te', 'trailers'],
    ]);
    this.#pings = setInterval(() => this.ping(() => {}), keepalive.everyMs);
  }

  write(message: Out): boolean {
    if (this.#over) return true;
    return this.#connection.send(this.#method.frameRequest(message));
  }

  end(): void {
    if (!this.#over) this.#connection.end();
  }

  /** Answered when the other end has read all that was written before, and all that it wrote until then is here. */
  ping(onPong: () => void): void {
    const silent = (): void => this.#fail(new StreamError(UNAVAILABLE, 'the activator went silent'));
    const silence = setTimeout(silent, this.#silentAfterMs).unref();
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
    clearInterval(this.#pings);
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
