// Where all lines of the function meet: user code's and the platform's go to stdout as they are, and to the tail of the
// event that runs. A slow reader of stdout slows user code down, never the supervisor.
import type { Readable, Writable } from 'node:stream';
import { LineFramer } from './line-framer.ts';
import { LogTail } from './log-tail.ts';

export class Logs {
  readonly #out: Writable;
  readonly #sources = new Map<Readable, LineFramer>();
  #tail: LogTail | undefined;

  constructor(out: Writable) {
    this.#out = out;
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

  line(text: string): void {
    this.#write(Buffer.from(text));
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
    this.#out.write(lines);
  }
}
