// HTTP/2's frames (RFC 9113, section 4): nine bytes of head, then the payload.

export const frameType = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

export const flag = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 32 } as const;

export const setting = { tableSize: 1, enablePush: 2, maxStreams: 3, initialWindow: 4, maxFrame: 5 } as const;

export const HEAD_BYTES = 9;
/** What every peer takes; we announce no more and send no more. */
export const MAX_PAYLOAD_BYTES = 16_384;

export interface Frame {
  type: number;
  flags: number;
  streamId: number;
  /** A view into what was read. */
  payload: Buffer;
}

export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export function encodeFrame(type: number, flags: number, streamId: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + payload.length);
  writeFrameHead(bytes, payload.length, type, flags, streamId);
  payload.copy(bytes, HEAD_BYTES);
  return bytes;
}

export function writeFrameHead(into: Buffer, length: number, type: number, flags: number, streamId: number): void {
  into.writeUIntBE(length, 0, 3);
  into[3] = type;
  into[4] = flags;
  into.writeUInt32BE(streamId, 5);
}

export function encodeSettings(settings: readonly (readonly [id: number, value: number])[]): Buffer {
  const payload = Buffer.alloc(settings.length * 6);
  for (const [index, [id, value]] of settings.entries()) {
    payload.writeUInt16BE(id, index * 6);
    payload.writeUInt32BE(value, index * 6 + 2);
  }
  return encodeFrame(frameType.settings, 0, 0, payload);
}

export function* decodeSettings(payload: Buffer): Generator<[id: number, value: number]> {
  if (payload.length % 6 !== 0) throw new FrameError('settings of a wrong length');
  for (let at = 0; at < payload.length; at += 6) yield [payload.readUInt16BE(at), payload.readUInt32BE(at + 2)];
}

export function encodeWindowUpdate(streamId: number, bytes: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(bytes);
  return encodeFrame(frameType.windowUpdate, 0, streamId, payload);
}

/** Cuts a byte stream into frames. A frame that came in one read is not copied. */
export class FrameReader {
  readonly #onFrame: (frame: Frame) => void;
  #held: Buffer | undefined;

  constructor(onFrame: (frame: Frame) => void) {
    this.#onFrame = onFrame;
  }

  /** Throws FrameError on a frame that we did not allow. */
  push(chunk: Buffer): void {
    let rest = this.#held === undefined ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = undefined;
    while (rest.length >= HEAD_BYTES) {
      const length = rest.readUIntBE(0, 3);
      if (length > MAX_PAYLOAD_BYTES) throw new FrameError(`frame of ${length} bytes`);
      const end = HEAD_BYTES + length;
      if (rest.length < end) break;
      const payload = rest.subarray(HEAD_BYTES, end);
      this.#onFrame({
        type: rest[3] ?? 0,
        flags: rest[4] ?? 0,
        streamId: rest.readUInt32BE(5) & 0x7fffffff,
        payload,
      });
      if (rest.length === end) return;
      rest = rest.subarray(end);
    }
    if (rest.length > 0) this.#held = rest;
  }
}

/** The payload without its padding and, in HEADERS, without the priority nobody uses. */
export function unpad({ type, flags, payload }: Frame): Buffer {
  if (!(flags & (flag.padded | flag.priority))) return payload;
  const padding = flags & flag.padded ? (payload[0] ?? 0) : 0;
  const skip = (flags & flag.padded ? 1 : 0) + (type === frameType.headers && flags & flag.priority ? 5 : 0);
  if (skip + padding > payload.length) throw new FrameError('more padding than payload');
  return payload.subarray(skip, payload.length - padding);
}
