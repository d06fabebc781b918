// The last bytes of one event's log, for the caller who asked.

const TAIL_BYTES = 4096;

export class LogTail {
  #bytes = Buffer.alloc(0);

  add(bytes: Buffer): void {
    const fresh = bytes.length > TAIL_BYTES ? bytes.subarray(bytes.length - TAIL_BYTES) : bytes;
    const kept = this.#bytes.subarray(Math.max(0, this.#bytes.length + fresh.length - TAIL_BYTES));
    this.#bytes = Buffer.concat([kept, fresh]);
  }

  read(): Buffer {
    return this.#bytes;
  }
}
