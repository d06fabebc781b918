// One bidirectional gRPC method, served on node:http2: the other end of the shim's attach-dial.ts. It knows gRPC's wire format
// and nothing of what is said (docs/decisions/0008).
import {
  attachService,
  frame,
  GrpcFrames,
  type FromActivatorInit,
  type FromShim,
} from '@pilotlight/runtime-shim/proto';
import {
  constants,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Clock } from '../../reconcile/clock.ts';
import type { Wire } from './stream.ts';

/** gRPC's status codes, as far as we use them. */
export const status = {
  ok: 0,
  invalidArgument: 3,
  deadlineExceeded: 4,
  alreadyExists: 6,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;
export type Status = (typeof status)[keyof typeof status];

export interface CallHandler {
  message(message: FromShim): void;
  /** The stream is over, for whatever reason; called once. */
  ended(): void;
}

export interface GrpcServerOptions {
  port: number;
  clock: Clock;
  open: (call: GrpcCall) => CallHandler;
}

export interface GrpcServer {
  port: number;
  /** Ends every stream. */
  stop(): void;
}

/** A connection without a stream ends after this time. */
const OPEN_LIMIT_MS = 5_000;
const KEEPALIVE_MS = 20_000;
const KEEPALIVE_LIMIT_MS = 5_000;
const sessionOptions = {
  maxSessionMemory: 32,
  settings: { maxConcurrentStreams: 8, maxHeaderListSize: 8_192, initialWindowSize: 1 << 20 },
};

export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const server = createServer(sessionOptions);
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
    supervise(session, options.clock);
  });
  server.on('stream', (stream, headers) => serve(stream, headers, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '0.0.0.0', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: () => {
      server.close();
      for (const session of sessions) session.destroy();
    },
  };
}

/** Lets no connection live that says nothing: first of its stream, then at all. */
function supervise(session: ServerHttp2Session, clock: Clock): void {
  let cancel = clock.after(OPEN_LIMIT_MS, () => session.destroy());
  const ping = (): void => {
    cancel = clock.after(KEEPALIVE_LIMIT_MS, () => session.destroy());
    session.ping(() => {
      cancel();
      if (!session.destroyed) cancel = clock.after(KEEPALIVE_MS, ping);
    });
  };
  session.once('stream', () => {
    cancel();
    cancel = clock.after(KEEPALIVE_MS, ping);
  });
  session.once('close', () => cancel());
  session.on('error', () => session.destroy());
}

function serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, { open }: GrpcServerOptions): void {
  const call = new GrpcCall(stream);
  stream.on('error', () => undefined);
  const isOurs = headers[constants.HTTP2_HEADER_PATH] === attachService.attach.path;
  if (!isOurs) return call.refuse(status.unimplemented, 'no such method');
  const handler = open(call);
  const frames = new GrpcFrames((bytes) => handler.message(attachService.attach.requestDeserialize(bytes)));
  stream.on('data', (chunk: Buffer) => {
    try {
      frames.push(chunk);
    } catch {
      call.refuse(status.internal, 'not a message of this service');
    }
  });
  stream.on('end', () => call.end());
  stream.on('close', () => handler.ended());
}

/** One open stream. */
export class GrpcCall implements Wire {
  readonly #stream: ServerHttp2Stream;
  #trailers: Record<string, string> = { 'grpc-status': String(status.ok) };

  constructor(stream: ServerHttp2Stream) {
    this.#stream = stream;
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.once('wantTrailers', () => {
      stream.sendTrailers(this.#trailers);
      // The peer may have more to say; nobody listens any more. In this turn the trailers would be lost.
      setImmediate(() => stream.close(constants.NGHTTP2_NO_ERROR));
    });
  }

  /** Where it comes from. */
  get peer(): string {
    const { remoteAddress = '', remotePort = 0 } = this.#stream.session?.socket ?? {};
    return `${remoteAddress}:${remotePort}`;
  }

  write(message: FromActivatorInit): boolean {
    if (!this.#stream.writable) return true;
    return this.#stream.write(frame(attachService.attach.responseSerialize(message)));
  }

  once(event: 'drain', listener: () => void): void {
    this.#stream.once(event, listener);
  }

  end(): void {
    if (this.#stream.writable) this.#stream.end();
  }

  /** Ends the stream with the reason. */
  refuse(code: Status, details: string): void {
    if (!this.#stream.writable) return;
    this.#trailers = { 'grpc-status': String(code), 'grpc-message': encodeURIComponent(details) };
    this.#stream.removeAllListeners('data');
    this.#stream.resume();
    this.#stream.end();
  }
}
