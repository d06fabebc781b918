// Where all lines of the function meet: user code's and the platform's go to stdout as they are, and to the tail of the
// event that runs. A slow reader of stdout slows user code down, never the supervisor.
import type { Readable, Writable } from 'node:stream';
import type { Clock } from './clock.ts';
import { LineFramer } from './line-framer.ts';
import { LogTail } from './log-tail.ts';

/** Lines are held for a moment and written together: a write to a pipe costs as much as the rest of a short event. */
const HOLD_MS = 5;
const HOLD_BYTES = 64 * 1024;

export class Logs {
  readonly #out: Writable;
  readonly #sources = new Map<Readable, LineFramer>();
  readonly #clock: Clock;
  #tail: LogTail | undefined;
  #held: Buffer[] = [];
  /** What follows them, not yet as bytes. */
  #text = '';
  #heldBytes = 0;
  #cancelWriteOut: (() => void) | undefined;

  constructor(out: Writable, clock: Clock) {
    this.#out = out;
    this.#clock = clock;
    out.on('error', () => undefined);
    out.on('drain', () => {
      for (const source of this.#sources.keys()) source.resume();
    });
  }

  /** Relays a stream of user code until it ends. */
  relay(source: Readable): void {
    const framer = new LineFramer((lines) => this.#write(lines));
    this.#sources.set(source, framer);
    source.on('data', (chunk: Buffer) => {
      framer.push(chunk);
      if (this.#out.writableNeedDrain) source.pause();
    });
    source.on('error', () => undefined);
    source.on('close', () => {
      framer.flush();
      this.#sources.delete(source);
    });
  }

  /** What is written from now on belongs to this event. */
  startEvent(wantsTail: boolean): void {
    this.#tail = wantsTail ? new LogTail() : undefined;
  }

  /** One of the platform's own, or several. */
  line(text: string): void {
    this.#tail?.add(Buffer.from(text));
    this.#text += text;
    this.#hold(text.length);
  }

  /** Hands everything to stdout at once. */
  writeOut(): void {
    this.#cancelWriteOut?.();
    this.#cancelWriteOut = undefined;
    this.#closeText();
    if (this.#held.length === 0) return;
    const lines = this.#held.length === 1 ? this.#held[0] : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#out.write(lines);
  }

  /** Ends lines left open, so that the platform's own stand alone. */
  flush(): void {
    for (const framer of this.#sources.values()) framer.flush();
  }

  /** Lines that come later are nobody's tail. */
  endEvent(): Buffer | undefined {
    const tail = this.#tail?.read();
    this.#tail = undefined;
    return tail;
  }

  #write(lines: Buffer): void {
    this.#tail?.add(lines);
    this.#closeText();
    this.#held.push(lines);
    this.#hold(lines.length);
  }

  #closeText(): void {
    if (this.#text !== '') this.#held.push(Buffer.from(this.#text));
    this.#text = '';
  }

  #hold(bytes: number): void {
    this.#heldBytes += bytes;
    if (this.#heldBytes >= HOLD_BYTES) this.writeOut();
    else this.#cancelWriteOut ??= this.#clock.after(HOLD_MS, () => this.writeOut());
  }
}
