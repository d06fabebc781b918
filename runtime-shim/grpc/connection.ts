// An HTTP/2 connection that carries one stream, as Attach needs it: both ends of it are this file's. It speaks RFC 9113 as far
// as one bidirectional gRPC call goes, and any gRPC peer can be at the other end (docs/decisions/0009).
import type { Socket } from 'node:net';
import {
  decodeSettings,
  encodeFrame,
  encodeSettings,
  encodeWindowUpdate,
  flag,
  type Frame,
  FrameError,
  FrameReader,
  frameType,
  HEAD_BYTES,
  MAX_PAYLOAD_BYTES,
  setting,
  unpad,
  writeFrameHead,
} from './frames.ts';
import { encodeFields, type Field, FieldDecoder } from './hpack.ts';
import { SendWindow } from './send-window.ts';

export interface ConnectionEvents {
  /** The fields that begin the stream in this direction; later the trailers. */
  fields(fields: ReadonlyMap<string, string>): void;
  data(bytes: Buffer): void;
  /** The peer has said all it has to say. */
  end(): void;
  /** What waited was sent. */
  drain(): void;
  /** The connection is over; once, and the last event. */
  close(reason: string): void;
}

export const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const STREAM_ID = 1;
const REFUSED_STREAM = 7;
const HEADER_BLOCK_LIMIT = 16_384;
const INITIAL_WINDOW = 65_535;
/** A peer that lets our answers to its control frames pile up is no peer. */
const UNREAD_LIMIT = 1 << 20;

export class Connection {
  readonly #socket: Socket;
  readonly #events: ConnectionEvents;
  readonly #receiveWindow: number;
  readonly #window = new SendWindow();
  readonly #decoder = new FieldDecoder();
  readonly #reader = new FrameReader((frame) => this.#take(frame));
  /** Bytes of the stream that the peer's window had no room for. */
  readonly #waiting: Buffer[] = [];
  #received = 0;
  #block: { parts: Buffer[]; bytes: number; ends: boolean } | undefined;
  #preface = 0;
  /** Answers come in the order of the questions. */
  readonly #pongs: (() => void)[] = [];
  #endsAfterWaiting: (() => void) | undefined;
  #reason = 'the connection closed';

  constructor(socket: Socket, role: 'client' | 'server', receiveWindow: number, events: ConnectionEvents) {
    this.#socket = socket;
    this.#events = events;
    this.#receiveWindow = receiveWindow;
    this.#preface = role === 'client' ? PREFACE.length : 0;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('drain', () => this.#drained());
    socket.on('error', (error) => (this.#reason = error.message));
    socket.on('close', () => events.close(this.#reason));
    const limit = role === 'client' ? [setting.enablePush, 0] : [setting.maxStreams, 1];
    socket.cork();
    if (role === 'client') socket.write(PREFACE);
    socket.write(
      encodeSettings([
        [setting.tableSize, 0],
        [setting.initialWindow, receiveWindow],
        [limit[0] ?? 0, limit[1] ?? 0],
      ]),
    );
    socket.write(encodeWindowUpdate(0, receiveWindow - INITIAL_WINDOW));
    process.nextTick(() => socket.uncork());
  }

  sendFields(fields: readonly Field[], ends = false): void {
    const send = (): void => {
      const flags = flag.endHeaders | (ends ? flag.endStream : 0);
      this.#socket.write(encodeFrame(frameType.headers, flags, STREAM_ID, encodeFields(fields)));
    };
    if (ends && this.#waiting.length > 0) this.#endsAfterWaiting = send;
    else send();
  }

  /** Bytes of the stream, behind HEAD_BYTES of room for their frame's head. False: wait for drain. */
  send(bytes: Buffer): boolean {
    const length = bytes.length - HEAD_BYTES;
    if (this.#waiting.length === 0 && length <= MAX_PAYLOAD_BYTES && length <= this.#window.open) {
      writeFrameHead(bytes, length, frameType.data, 0, STREAM_ID);
      this.#window.sent(length);
      return this.#socket.write(bytes);
    }
    this.#waiting.push(bytes.subarray(HEAD_BYTES));
    this.#sendWaiting();
    return this.#waiting.length === 0 && !this.#socket.writableNeedDrain;
  }

  /** Says that nothing more will be sent. */
  end(): void {
    const send = (): void => void this.#socket.write(encodeFrame(frameType.data, flag.endStream, STREAM_ID));
    if (this.#waiting.length > 0) this.#endsAfterWaiting = send;
    else send();
  }

  /** Asks for a sign of life, which also says that all data sent before has been read. */
  ping(onPong: () => void): void {
    this.#pongs.push(onPong);
    this.#socket.write(encodeFrame(frameType.ping, 0, 0, Buffer.alloc(8)));
  }

  /** Ends when everything was sent. */
  finish(): void {
    this.#socket.end(encodeFrame(frameType.goAway, 0, 0, Buffer.alloc(8)));
  }

  destroy(reason: string): void {
    this.#reason = reason;
    this.#socket.destroy();
  }

  /** What has arrived, from a socket that does not say so by its event. */
  read(chunk: Buffer): void {
    try {
      const rest = this.#preface < PREFACE.length ? this.#readPreface(chunk) : chunk;
      if (rest.length > 0) this.#reader.push(rest);
    } catch (error) {
      this.destroy(error instanceof Error ? error.message : String(error));
    }
  }

  #readPreface(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, PREFACE.length - this.#preface);
    const wanted = PREFACE.subarray(this.#preface, this.#preface + part.length);
    if (!part.equals(wanted)) throw new FrameError('not an HTTP/2 client');
    this.#preface += part.length;
    return chunk.subarray(part.length);
  }

  #take(frame: Frame): void {
    // Whoever heard a frame may have ended it all, and the same read may have brought more.
    if (this.#socket.destroyed) return;
    const { type, flags, streamId, payload } = frame;
    if (this.#block !== undefined && type !== frameType.continuation) throw new FrameError('fields were cut off');
    if (type === frameType.data) this.#data(frame);
    else if (type === frameType.headers) this.#beginFields(frame);
    else if (type === frameType.continuation) this.#addFields(payload, flags, streamId);
    else if (type === frameType.windowUpdate) this.#grow(streamId, payload);
    else if (type === frameType.settings && !(flags & flag.ack)) this.#settings(payload);
    else if (type === frameType.ping) this.#ping(flags, payload);
    else if (type === frameType.reset && streamId === STREAM_ID) throw new FrameError('the peer reset the stream');
    else if (type === frameType.pushPromise) throw new FrameError('pushes are not wanted');
  }

  #data(frame: Frame): void {
    if (frame.streamId !== STREAM_ID) throw new FrameError('data of no stream');
    this.#count(frame.payload.length);
    const bytes = unpad(frame);
    if (bytes.length > 0) this.#events.data(bytes);
    if (frame.flags & flag.endStream) this.#events.end();
  }

  /** Gives the peer its room back, half a window at a time. */
  #count(bytes: number): void {
    this.#received += bytes;
    if (this.#received < this.#receiveWindow / 2) return;
    this.#reply(Buffer.concat([encodeWindowUpdate(0, this.#received), encodeWindowUpdate(STREAM_ID, this.#received)]));
    this.#received = 0;
  }

  #beginFields(frame: Frame): void {
    if (frame.streamId !== STREAM_ID) return this.#refuse(frame.streamId);
    this.#block = { parts: [], bytes: 0, ends: (frame.flags & flag.endStream) !== 0 };
    this.#addFields(unpad(frame), frame.flags, frame.streamId);
  }

  #addFields(part: Buffer, flags: number, streamId: number): void {
    const block = this.#block;
    if (block === undefined || streamId !== STREAM_ID) throw new FrameError('fields that continue nothing');
    block.parts.push(part);
    block.bytes += part.length;
    if (block.bytes > HEADER_BLOCK_LIMIT) throw new FrameError('too many header fields');
    if (!(flags & flag.endHeaders)) return;
    this.#block = undefined;
    this.#events.fields(this.#decoder.decode(Buffer.concat(block.parts)));
    if (block.ends) this.#events.end();
  }

  /** One stream was announced as the limit. What its fields add to the table is not read, and so nothing after it can be. */
  #refuse(streamId: number): void {
    const payload = Buffer.alloc(4);
    payload.writeUInt32BE(REFUSED_STREAM);
    this.#reply(encodeFrame(frameType.reset, 0, streamId, payload));
    throw new FrameError('a second stream');
  }

  #grow(streamId: number, payload: Buffer): void {
    if (payload.length !== 4) throw new FrameError('a window update of a wrong length');
    if (streamId !== 0 && streamId !== STREAM_ID) return;
    this.#window.grow(streamId, payload.readUInt32BE() & 0x7fffffff);
    this.#sendWaiting();
  }

  #settings(payload: Buffer): void {
    for (const [id, value] of decodeSettings(payload)) if (id === setting.initialWindow) this.#window.setInitial(value);
    this.#reply(encodeFrame(frameType.settings, flag.ack, 0));
    this.#sendWaiting();
  }

  #ping(flags: number, payload: Buffer): void {
    if (payload.length !== 8) throw new FrameError('a ping of a wrong length');
    if (flags & flag.ack) this.#pongs.shift()?.();
    else this.#reply(encodeFrame(frameType.ping, flag.ack, 0, payload));
  }

  #reply(bytes: Buffer): void {
    if (this.#socket.writableLength > UNREAD_LIMIT) throw new FrameError('the peer does not read');
    this.#socket.write(bytes);
  }

  #sendWaiting(): void {
    if (this.#waiting.length === 0) return;
    this.#socket.cork();
    for (let first = this.#waiting[0]; first !== undefined && this.#window.open > 0; first = this.#waiting[0]) {
      const part = first.subarray(0, Math.min(MAX_PAYLOAD_BYTES, this.#window.open));
      this.#window.sent(part.length);
      this.#socket.write(encodeFrame(frameType.data, 0, STREAM_ID, part));
      if (part.length < first.length) this.#waiting[0] = first.subarray(part.length);
      else this.#waiting.shift();
    }
    this.#socket.uncork();
    if (this.#waiting.length > 0) return;
    this.#endsAfterWaiting?.();
    this.#endsAfterWaiting = undefined;
    if (!this.#socket.writableNeedDrain) this.#events.drain();
  }

  #drained(): void {
    if (this.#waiting.length === 0) this.#events.drain();
  }
}
