// The quick lane of one connection: plain requests, one after the other, without node:http's streams and events around them. At
// the first request that is not plain the connection moves to node:http, with every byte it has brought, and stays there.
import type { Socket } from 'node:net';
import type { Answer } from '../context.ts';
import type { Outbox } from '../outbox.ts';
import type { Reply, Request } from './exchange.ts';
import { parseRequest, type KnownHead } from './parse-request.ts';
import { writeHead } from './write-head.ts';

export interface PlainLaneOptions {
  serve(request: Request, reply: Reply): void;
  /** The answer to a request that ends too early. */
  cutOff(): Answer;
  /** Takes the connection over; its first bytes are these. */
  handOver(socket: Socket, bytes: Buffer): void;
  outbox: Outbox;
  /** A connection that says nothing: at first, and between requests. */
  firstByteMs: number;
  keepAliveMs: number;
}

/** How long a body may stay behind its head before node:http waits for it with its own limits. */
const BODY_GRACE_MS = 500;
/** In how many reads a request may come before it is one of the slow ones, which node:http limits as a whole. */
const MOST_READS = 8;
/** What a client may send ahead while its request is answered. */
const AHEAD_LIMIT = 65_536;
/** Up to here one copied write is cheaper than two. */
const ONE_WRITE_BYTES = 16_384;

export class PlainLane implements Reply {
  readonly #socket: Socket;
  readonly #options: PlainLaneOptions;
  /** Bytes that were read and belong to no answered request. */
  #held: Buffer | undefined;
  #last: KnownHead | undefined;
  #reads = 0;
  #busy = false;
  #onGone: (() => void) | undefined;
  #limitMs = 0;

  constructor(socket: Socket, options: PlainLaneOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('data', this.#take);
    socket.on('end', this.#end);
    socket.on('timeout', this.#quiet);
    socket.on('error', ignore);
    socket.on('close', this.#closed);
    this.#limitTo(options.firstByteMs);
  }

  get isGone(): boolean {
    return this.#socket.destroyed;
  }

  onGone(listener: () => void): () => void {
    this.#onGone = listener;
    return () => (this.#onGone = undefined);
  }

  send(answer: Answer, close: boolean): void {
    if (this.#socket.destroyed) return;
    this.#write(writeHead(answer, close, this.#options.keepAliveMs / 1000), answer.body);
    this.#busy = false;
    this.#onGone = undefined;
    if (close) this.#socket.end();
    else if (this.#held !== undefined) this.#leave(this.#held);
  }

  /** Ends a connection on which nothing is asked. */
  stop(): void {
    if (!this.#busy) this.#socket.end();
  }

  readonly #take = (chunk: Buffer): void => {
    const bytes = this.#held === undefined ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = bytes;
    if (this.#busy) return void (bytes.length > AHEAD_LIMIT && this.#socket.pause());
    const parsed = parseRequest(bytes, this.#last);
    this.#reads++;
    if (parsed === 'other' || (parsed === 'partial' && this.#reads > MOST_READS)) return this.#leave(bytes);
    if (parsed === 'partial') return this.#limitTo(BODY_GRACE_MS);
    this.#reads = 0;
    this.#held = undefined;
    this.#busy = true;
    this.#limitTo(this.#options.keepAliveMs);
    this.#last = parsed.known;
    this.#options.serve({ head: parsed.head, connection: this.#socket, body: parsed.body }, this);
  };

  /** How long it may be quiet. Setting a timer that runs already would cost every request. */
  #limitTo(ms: number): void {
    if (this.#limitMs === ms) return;
    this.#limitMs = ms;
    this.#socket.setTimeout(ms);
  }

  readonly #quiet = (): void => {
    if (this.#busy) return;
    if (this.#held === undefined) this.#socket.destroy();
    else this.#leave(this.#held);
  };

  /** Whoever stops sending before the answer has left; in the middle of a request he hears so, as node:http would tell him. */
  readonly #end = (): void => {
    if (this.#busy || this.#held === undefined) this.#socket.end();
    else this.send(this.#options.cutOff(), true);
  };

  readonly #closed = (): void => this.#onGone?.();

  #leave(bytes: Buffer): void {
    const socket = this.#socket;
    socket.off('data', this.#take);
    socket.off('end', this.#end);
    socket.off('timeout', this.#quiet);
    socket.off('error', ignore);
    socket.off('close', this.#closed);
    socket.setTimeout(0);
    this.#options.handOver(socket, bytes);
  }

  #write(head: string, body: readonly Uint8Array[]): void {
    const socket = this.#socket;
    this.#options.outbox.hold(socket);
    const length = body.reduce((sum, part) => sum + part.length, head.length);
    if (length > ONE_WRITE_BYTES) {
      socket.cork();
      socket.write(head, 'latin1');
      for (const part of body) socket.write(part);
      return socket.uncork();
    }
    const bytes = Buffer.allocUnsafe(length);
    let at = bytes.write(head, 'latin1');
    for (const part of body) {
      bytes.set(part, at);
      at += part.length;
    }
    socket.write(bytes);
  }
}

const ignore = (): void => undefined;
