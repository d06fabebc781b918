// One stream to an activator, as the rest of the supervisor sees it: small messages go at once, long bodies chunk by
// chunk as fast as the stream takes them.
import type { FromActivator, FromShimInit } from '../proto/index.ts';

/** What the transport must offer; a gRPC duplex call does. */
export interface MessageStream {
  write(message: FromShimInit): boolean;
  once(event: 'drain', listener: () => void): unknown;
  on(event: 'data', listener: (message: FromActivator) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  /** Answered when the other end has read all that was written before, and all that it wrote until then is here. */
  ping(onPong: () => void): void;
  end(): unknown;
}

export class Link {
  readonly #stream: MessageStream;
  #open = true;
  #drained: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  /** The activator has greeted: results may be sent. */
  welcomed = false;
  /** No new events come from here; it ends when those it brought are answered. */
  retired = false;
  /** Resolves when the stream is over, for whatever reason. */
  readonly closed: Promise<void>;

  constructor(stream: MessageStream) {
    this.#stream = stream;
    this.closed = new Promise((resolve) => {
      const close = (): void => {
        this.#open = false;
        this.#wake?.();
        resolve();
      };
      stream.on('error', close);
      stream.on('end', close);
    });
  }

  get open(): boolean {
    return this.#open;
  }

  send(message: FromShimInit): void {
    if (this.#open && !this.#stream.write(message)) this.#awaitDrain();
  }

  /** As sendAll, for what fits into one message; undefined: it does not, or others are waiting before it. */
  sendNow([message, second]: readonly FromShimInit[]): boolean | undefined {
    if (message === undefined || second !== undefined || this.#drained !== undefined) return undefined;
    this.send(message);
    return this.#open;
  }

  /** True when everything was handed to an open stream. */
  async sendAll(messages: Iterable<FromShimInit>): Promise<boolean> {
    for (const message of messages) {
      if (this.#drained !== undefined) await this.#drained;
      this.send(message);
    }
    return this.#open;
  }

  /** Resolves when the activator has read all that was sent, or cannot any more. */
  heard(): Promise<void> {
    if (!this.#open) return this.closed;
    return Promise.race([this.closed, new Promise<void>((resolve) => this.#stream.ping(resolve))]);
  }

  end(): void {
    if (this.#open) this.#stream.end();
  }

  #awaitDrain(): void {
    this.#drained ??= new Promise((resolve) => {
      this.#wake = () => {
        this.#drained = undefined;
        this.#wake = undefined;
        resolve();
      };
      this.#stream.once('drain', () => this.#wake?.());
    });
  }
}
