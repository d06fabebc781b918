// The writing side of one Attach stream: bodies in chunks, and never more in memory than the peer takes.
import { CHUNK_BYTES, cutBody, toChunks, type FromActivatorInit, type Invoke } from '@pilotlight/runtime-shim/proto';

/** What we need of a gRPC stream. */
export interface Wire {
  /** False: wait for drain before the next one. */
  write(message: FromActivatorInit): boolean;
  once(event: 'drain', listener: () => void): unknown;
  end(): void;
}

export class Stream {
  readonly #wire: Wire;
  #ended = false;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  send(message: FromActivatorInit): boolean {
    return !this.#ended && this.#wire.write(message);
  }

  /** The first part of the body goes with the Invoke, so that a small event is one message. */
  invoke(invoke: Invoke, body: Buffer): void {
    const more = body.length > CHUNK_BYTES;
    invoke.body = more ? body.subarray(0, CHUNK_BYTES) : body;
    invoke.more = more;
    const flowing = this.send({ invoke });
    if (more) void this.#sendRest(invoke.requestId ?? '', body, flowing);
  }

  async #sendRest(requestId: string, body: Buffer, flowing: boolean): Promise<void> {
    for (const chunk of toChunks(requestId, cutBody(body).slice(1))) {
      if (this.#ended) return;
      if (!flowing) await this.#drained();
      flowing = this.send({ chunk });
    }
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#wire.end();
  }

  isOn(wire: Wire): boolean {
    return this.#wire === wire;
  }

  /** The stream is gone: nothing may be written any more. */
  broken(): void {
    this.#ended = true;
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => this.#wire.once('drain', resolve));
  }
}
