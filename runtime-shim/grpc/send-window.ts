// What may be sent: HTTP/2's flow control for one stream on a connection of its own.
import { FrameError } from './frames.ts';

const INITIAL = 65_535;
const MOST = 2 ** 31 - 1;

export class SendWindow {
  #connection = INITIAL;
  #stream = INITIAL;
  /** What the peer's settings give a new stream. */
  #initial = INITIAL;

  get open(): number {
    return Math.max(0, Math.min(this.#connection, this.#stream));
  }

  sent(bytes: number): void {
    this.#connection -= bytes;
    this.#stream -= bytes;
  }

  /** A WINDOW_UPDATE; stream 0 is the connection. */
  grow(streamId: number, bytes: number): void {
    if (bytes === 0) throw new FrameError('a window that grows by nothing');
    if (streamId === 0) this.#connection += bytes;
    else this.#stream += bytes;
    this.#check();
  }

  /** New settings hold for a stream that is open, too. */
  setInitial(bytes: number): void {
    this.#stream += bytes - this.#initial;
    this.#initial = bytes;
    this.#check();
  }

  #check(): void {
    if (this.#connection > MOST || this.#stream > MOST) throw new FrameError('a window beyond its limit');
  }
}
