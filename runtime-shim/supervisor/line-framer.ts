// Cuts the output of user code into whole lines, so that lines of several streams never mix, and caps their length.

const NEWLINE = 0x0a;
export const MAX_LINE_BYTES = 256 * 1024;
const TRUNCATED = Buffer.from(' [truncated]\n');

export class LineFramer {
  readonly #emit: (lines: Buffer) => void;
  #partial: Buffer[] = [];
  #partialBytes = 0;
  /** The rest of a line that was too long is thrown away. */
  #skipping = false;

  /** `emit` gets one or more whole lines at a time. */
  constructor(emit: (lines: Buffer) => void) {
    this.#emit = emit;
  }

  push(chunk: Buffer): void {
    const rest = this.#skipping ? this.#skip(chunk) : chunk;
    const end = rest.lastIndexOf(NEWLINE) + 1;
    if (end > 0) this.#endLines(rest.subarray(0, end));
    if (end < rest.length) this.#hold(rest.subarray(end));
  }

  /** Ends a line that user code has left open. */
  flush(): void {
    if (this.#partialBytes > 0) this.#endLines(Buffer.from('\n'));
    this.#skipping = false;
  }

  #skip(chunk: Buffer): Buffer {
    const newline = chunk.indexOf(NEWLINE);
    if (newline < 0) return chunk.subarray(chunk.length);
    this.#skipping = false;
    return chunk.subarray(newline + 1);
  }

  #endLines(lines: Buffer): void {
    const whole = this.#partialBytes > 0 ? Buffer.concat([...this.#partial, lines]) : lines;
    this.#partial = [];
    this.#partialBytes = 0;
    this.#emit(whole);
  }

  #hold(partial: Buffer): void {
    const room = MAX_LINE_BYTES - this.#partialBytes;
    this.#partial.push(partial.length > room ? partial.subarray(0, room) : partial);
    this.#partialBytes += Math.min(partial.length, room);
    if (partial.length <= room) return;
    this.#endLines(TRUNCATED);
    this.#skipping = true;
  }
}
