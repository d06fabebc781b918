// The runtime process's end of fd 3.
import { Socket } from 'node:net';
import { quickRead } from '../quick-read.ts';
import { FrameReader, encodeFrame } from './frames.ts';
import { type FromRuntime, type ToRuntime, encodeFromRuntime, parseToRuntime } from './messages.ts';

const CHANNEL_FD = 3;

export class Channel {
  readonly #socket: Socket;
  #reader: FrameReader | undefined;

  constructor() {
    const onread = quickRead((bytes) => this.#reader?.push(bytes));
    this.#socket = new Socket({ fd: CHANNEL_FD, readable: true, writable: true, onread });
  }

  /** Without its supervisor this process has no purpose: it ends when the channel does. */
  open(onMessage: (message: ToRuntime, body: Buffer) => void): void {
    this.#reader = new FrameReader((header, body) => onMessage(parseToRuntime(header), body));
    this.#socket.on('error', () => process.exit(1));
    this.#socket.on('close', () => process.exit(1));
  }

  send(message: FromRuntime, body: Buffer, onWritten?: () => void): void {
    const parts = encodeFrame(encodeFromRuntime(message), [body]);
    this.#socket.cork();
    for (const [index, part] of parts.entries())
      this.#socket.write(part, index === parts.length - 1 ? onWritten : undefined);
    this.#socket.uncork();
  }

  /** Between events the channel keeps the process alive. */
  hold(): void {
    this.#socket.ref();
  }

  /** While user code runs it does not, so that an empty event loop ends the process as on Lambda. */
  release(): void {
    this.#socket.unref();
  }
}
