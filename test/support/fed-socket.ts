// A socket of which the test is the peer: bytes go in at once, and what comes out is counted.
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export class FedSocket extends Duplex {
  readonly remoteAddress = '10.0.0.1';
  readonly remotePort = 1;
  readonly #parts: Buffer[] = [];

  /** As what the code under test takes it. */
  get asSocket(): Socket {
    return this as unknown as Socket;
  }

  /** How many bytes came out. */
  get written(): number {
    return this.#parts.reduce((sum, part) => sum + part.length, 0);
  }

  /** What came out. */
  get text(): string {
    return Buffer.concat(this.#parts).toString('latin1');
  }

  setNoDelay(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  /** In the same turn, as a socket does; false: it was hung up. One that has said its last word still hears. */
  feed(piece: Buffer): boolean {
    if (this.destroyed) return false;
    this.emit('data', piece);
    return true;
  }

  override _read(): void {
    // Nothing comes but what is fed.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#parts.push(chunk);
    done();
  }
}
