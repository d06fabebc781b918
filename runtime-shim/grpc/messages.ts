// gRPC's framing of messages on a stream: a flag (compressed or not), a length (u32, big-endian), the message.

export const PREFIX_BYTES = 5;
const MAX_MESSAGE_BYTES = 8 << 20;
/** Pieces up to here are joined as they come: as objects they would cost more than as bytes. */
const SMALL_BYTES = 8192;

export class GrpcFrameError extends Error {
  override readonly name = 'GrpcFrameError';
}

export function writePrefix(bytes: Buffer, at: number, messageBytes: number): void {
  bytes[at] = 0;
  bytes.writeUInt32BE(messageBytes, at + 1);
}

/** Cuts a byte stream into messages. One that came in a single read is not copied. */
export class GrpcFrames {
  readonly #onMessage: (message: Buffer) => void;
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** Bytes that the next message needs, prefix included, as far as known. */
  #wanted = PREFIX_BYTES;

  constructor(onMessage: (message: Buffer) => void) {
    this.#onMessage = onMessage;
  }

  /** Throws GrpcFrameError on what cannot be a message; the stream is then of no more use. */
  push(chunk: Buffer): void {
    const isWhole =
      this.#heldBytes === 0 && chunk.length >= PREFIX_BYTES && chunk.length === PREFIX_BYTES + readLength(chunk);
    if (isWhole) return this.#onMessage(chunk.subarray(PREFIX_BYTES));
    this.#hold(chunk);
    while (this.#heldBytes >= this.#wanted) {
      const bytes = this.#join();
      const length = readLength(bytes);
      this.#wanted = PREFIX_BYTES + length;
      if (bytes.length < this.#wanted) return;
      this.#keep(bytes.subarray(this.#wanted));
      this.#onMessage(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length));
    }
  }

  /** Joins only neighbours of a size, so that no byte is copied often. */
  #hold(chunk: Buffer): void {
    this.#heldBytes += chunk.length;
    let last = chunk;
    while (last.length <= SMALL_BYTES) {
      const before = this.#held.at(-1);
      if (before === undefined || before.length > last.length) break;
      this.#held.pop();
      last = Buffer.concat([before, last]);
    }
    this.#held.push(last);
  }

  #join(): Buffer {
    const [only] = this.#held;
    const bytes = this.#held.length === 1 && only !== undefined ? only : Buffer.concat(this.#held, this.#heldBytes);
    this.#held = [bytes];
    return bytes;
  }

  #keep(rest: Buffer): void {
    this.#held = rest.length === 0 ? [] : [rest];
    this.#heldBytes = rest.length;
    this.#wanted = PREFIX_BYTES;
  }
}

function readLength(bytes: Buffer): number {
  const length = bytes.readUInt32BE(1);
  if (bytes[0] !== 0) throw new GrpcFrameError('compressed messages are not spoken here');
  if (length > MAX_MESSAGE_BYTES) throw new GrpcFrameError(`message of ${length} bytes`);
  return length;
}
