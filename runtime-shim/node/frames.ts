// Frames between the supervisor and the runtime process on fd 3: two lengths (u32, big-endian), a short text as header,
// a body of raw bytes. An event or a result travels as a body, so neither side ever writes it anew.

export class FrameError extends Error {
  override readonly name = 'FrameError';
}

const PREFIX_BYTES = 8;
const MAX_HEADER_BYTES = 1024 * 1024;
/** Above the largest event and the largest result that Lambda allows, with room for error traces. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Up to here one copied write is cheaper than two that are gathered. */
const ONE_WRITE_BYTES = 16 * 1024;

/** A frame as the fewest buffers to write. */
export function encodeFrame(header: string, body: readonly Uint8Array[]): Uint8Array[] {
  const bodyBytes = body.reduce((sum, part) => sum + part.length, 0);
  const headerBytes = Buffer.byteLength(header);
  const copied = bodyBytes > ONE_WRITE_BYTES ? [] : body;
  const bytes = Buffer.allocUnsafe(PREFIX_BYTES + headerBytes + (copied === body ? bodyBytes : 0));
  bytes.writeUInt32BE(headerBytes, 0);
  bytes.writeUInt32BE(bodyBytes, 4);
  let at = PREFIX_BYTES + bytes.write(header, PREFIX_BYTES);
  for (const part of copied) {
    bytes.set(part, at);
    at += part.length;
  }
  return copied === body ? [bytes] : [bytes, ...body];
}

type Stage = 'prefix' | 'header' | 'body';

/** Cuts a byte stream into frames. A body is copied at most once, and not at all when it came in one read. */
export class FrameReader {
  readonly #onFrame: (header: string, body: Buffer) => void;
  #stage: Stage = 'prefix';
  #wanted = PREFIX_BYTES;
  #bodyBytes = 0;
  #header = '';
  #part: Buffer | undefined;
  #filled = 0;

  constructor(onFrame: (header: string, body: Buffer) => void) {
    this.#onFrame = onFrame;
  }

  /** Throws FrameError on what cannot be a frame; the stream is then of no more use. */
  push(chunk: Buffer): void {
    if (this.#stage === 'prefix' && this.#part === undefined && this.#isWhole(chunk)) return this.#takeWhole(chunk);
    let rest = chunk;
    for (;;) {
      const part = this.#take(rest);
      if (part === undefined) return;
      rest = rest.subarray(part.used);
      this.#advance(part.bytes);
    }
  }

  /** Nearly every read is one frame. */
  #isWhole(chunk: Buffer): boolean {
    return (
      chunk.length >= PREFIX_BYTES && chunk.length === PREFIX_BYTES + chunk.readUInt32BE(0) + chunk.readUInt32BE(4)
    );
  }

  #takeWhole(chunk: Buffer): void {
    this.#readPrefix(chunk);
    const bodyAt = PREFIX_BYTES + this.#wanted;
    this.#expect('prefix', PREFIX_BYTES);
    this.#onFrame(chunk.toString('utf8', PREFIX_BYTES, bodyAt), chunk.subarray(bodyAt));
  }

  #take(from: Buffer): { bytes: Buffer; used: number } | undefined {
    if (this.#part === undefined) {
      if (from.length >= this.#wanted) return { bytes: from.subarray(0, this.#wanted), used: this.#wanted };
      if (from.length === 0) return undefined;
      this.#part = Buffer.allocUnsafeSlow(this.#wanted);
      this.#filled = 0;
    }
    const used = from.copy(this.#part, this.#filled);
    this.#filled += used;
    if (this.#filled < this.#wanted) return undefined;
    const bytes = this.#part;
    this.#part = undefined;
    return { bytes, used };
  }

  #advance(bytes: Buffer): void {
    if (this.#stage === 'prefix') return this.#readPrefix(bytes);
    if (this.#stage === 'header') {
      this.#header = bytes.toString();
      return this.#expect('body', this.#bodyBytes);
    }
    const header = this.#header;
    this.#expect('prefix', PREFIX_BYTES);
    this.#onFrame(header, bytes);
  }

  #readPrefix(bytes: Buffer): void {
    const headerBytes = bytes.readUInt32BE(0);
    this.#bodyBytes = bytes.readUInt32BE(4);
    if (headerBytes > MAX_HEADER_BYTES) throw new FrameError(`header of ${headerBytes} bytes`);
    if (this.#bodyBytes > MAX_BODY_BYTES) throw new FrameError(`body of ${this.#bodyBytes} bytes`);
    this.#expect('header', headerBytes);
  }

  #expect(stage: Stage, wanted: number): void {
    this.#stage = stage;
    this.#wanted = wanted;
  }
}
