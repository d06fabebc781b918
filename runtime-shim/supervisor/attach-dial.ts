// Opens one Attach stream: gRPC's wire format on node:http2. grpc-js would cost 20 ms of every cold start and a good part of the
// supervisor's memory for what one stream needs of it (docs/decisions/0006).
import { EventEmitter } from 'node:events';
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  connect,
  constants,
} from 'node:http2';
import { type FromActivator, type FromShimInit, GrpcFrames, attachService, frame } from '../proto/index.ts';
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

export const UNAVAILABLE = 14;
export const UNAUTHENTICATED = 16;

const KEEPALIVE_MS = 10_000;
const KEEPALIVE_LIMIT_MS = 3000;
/** Room for the largest event, so that it never waits for window updates. */
const WINDOW_BYTES = 8 << 20;
const REQUEST_HEADERS = {
  [constants.HTTP2_HEADER_METHOD]: 'POST',
  [constants.HTTP2_HEADER_PATH]: attachService.attach.path,
  [constants.HTTP2_HEADER_CONTENT_TYPE]: 'application/grpc',
  te: 'trailers',
};

/** The connection is the stream's own and closes with it. */
export function dial(address: string): MessageStream {
  return new GrpcStream(
    connect(`http://${address}`, { settings: { enablePush: false, initialWindowSize: WINDOW_BYTES } }),
  );
}

class GrpcStream extends EventEmitter implements MessageStream {
  readonly #session: ClientHttp2Session;
  readonly #stream: ClientHttp2Stream;
  readonly #keepalive: NodeJS.Timeout;
  #over = false;

  constructor(session: ClientHttp2Session) {
    super();
    this.#session = session;
    session.once('connect', () => session.setLocalWindowSize(WINDOW_BYTES));
    session.on('error', (error) => this.#fail(new StreamError(UNAVAILABLE, error.message)));
    session.on('close', () => this.#fail(new StreamError(UNAVAILABLE, 'the connection closed')));
    this.#stream = session.request(REQUEST_HEADERS, { endStream: false });
    this.#listen();
    this.#keepalive = setInterval(() => this.#ping(), KEEPALIVE_MS);
  }

  write(message: FromShimInit): boolean {
    if (this.#over) return true;
    return this.#stream.write(frame(attachService.attach.requestSerialize(message)));
  }

  end(): void {
    this.#stream.end();
  }

  #listen(): void {
    const frames = new GrpcFrames((bytes) =>
      this.emit('data', attachService.attach.responseDeserialize(bytes) satisfies FromActivator),
    );
    this.#stream.on('data', (chunk: Buffer) => {
      try {
        frames.push(chunk);
      } catch (error) {
        this.#fail(new StreamError(UNAVAILABLE, String(error)));
      }
    });
    this.#stream.on('drain', () => this.emit('drain'));
    // A refusal may come without any message: then the status stands in the headers.
    this.#stream.on('response', (headers) => this.#status(headers));
    this.#stream.on('trailers', (headers: IncomingHttpHeaders) => this.#status(headers));
    this.#stream.on('error', (error) => this.#fail(new StreamError(UNAVAILABLE, error.message)));
    this.#stream.on('close', () => this.#finish());
  }

  #status(headers: IncomingHttpHeaders): void {
    const status = headers['grpc-status'];
    if (status === undefined || Number(status) === 0) return;
    this.#fail(new StreamError(Number(status), decodeURIComponent(String(headers['grpc-message'] ?? ''))));
  }

  #ping(): void {
    const limit = setTimeout(
      () => this.#fail(new StreamError(UNAVAILABLE, 'the activator went silent')),
      KEEPALIVE_LIMIT_MS,
    );
    if (!this.#session.destroyed) this.#session.ping(() => clearTimeout(limit));
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
    this.#session.destroy();
  }
}
