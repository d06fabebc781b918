// The writer behind the generated encoders: a message goes straight into the bytes that are sent, behind room for HTTP/2's head
// and with gRPC's prefix. protobufjs' own makes a list of all there is to write, and what comes of it is copied into a frame
// (docs/decisions/0013). It offers what the generated code calls, and no more.
import type { Writer } from 'protobufjs/minimal.js';
import { HEAD_BYTES } from '../grpc/frames.ts';
import { PREFIX_BYTES, writePrefix } from '../grpc/messages.ts';

const START = HEAD_BYTES + PREFIX_BYTES;
/** What is kept from message to message; a longer one gets a buffer of its own. */
const KEPT_BYTES = 16_384;
const MOST_VARINT_BYTES = 5;
/** Up to here a loop over characters is quicker than a call into C++. */
const SHORT_TEXT = 64;

export class FrameWriter {
  readonly #kept = Buffer.allocUnsafeSlow(KEPT_BYTES);
  #bytes = this.#kept;
  #at = START;
  /** Where the messages begin that are inside of others; one byte is left for the length of each. */
  readonly #open: number[] = [];

  /** A new message; what is left of one that failed is forgotten. */
  begin(): Writer {
    this.#bytes = this.#kept;
    this.#at = START;
    this.#open.length = 0;
    return this as unknown as Writer;
  }

  /** The message in its frame, to be kept. */
  take(): Buffer {
    writePrefix(this.#bytes, HEAD_BYTES, this.#at - START);
    const frame = this.#bytes.subarray(0, this.#at);
    return this.#bytes === this.#kept ? Buffer.from(frame) : frame;
  }

  uint32(value: number): this {
    this.#reserve(MOST_VARINT_BYTES);
    this.#at = writeVarint(this.#bytes, this.#at, value);
    return this;
  }

  /** For enums, which have no negative values here. */
  int32(value: number): this {
    return this.uint32(value);
  }

  bool(value: boolean): this {
    return this.uint32(value ? 1 : 0);
  }

  double(value: number): this {
    this.#reserve(8);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
    return this;
  }

  bytes(value: Uint8Array): this {
    this.uint32(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
    return this;
  }

  string(value: string): this {
    if (value.length <= SHORT_TEXT && this.#shortAscii(value)) return this;
    const length = Buffer.byteLength(value);
    this.uint32(length);
    this.#reserve(length);
    this.#at += this.#bytes.write(value, this.#at);
    return this;
  }

  fork(): this {
    this.#reserve(1);
    this.#open.push(this.#at);
    this.#at += 1;
    return this;
  }

  ldelim(): this {
    const start = this.#open.pop() ?? START;
    const length = this.#at - start - 1;
    const more = varintBytes(length) - 1;
    this.#reserve(more);
    if (more > 0) this.#bytes.copyWithin(start + 1 + more, start + 1, this.#at);
    writeVarint(this.#bytes, start, length);
    this.#at += more;
    return this;
  }

  /** False: it is not, and nothing is written. */
  #shortAscii(value: string): boolean {
    this.#reserve(1 + SHORT_TEXT);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = value.length;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 127) return false;
      bytes[at++] = code;
    }
    this.#at = at;
    return true;
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

/** Returns where it ends. */
function writeVarint(bytes: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value >>> 0;
  for (; rest > 127; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
  bytes[at++] = rest;
  return at;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes++;
  return bytes;
}
