// The bytes of an archive, by position: in memory, or in a file that is read through a window, since most reads follow each
// other. What `read` gives is valid until the next call.
import { readSync } from 'node:fs';
import { ZipError } from './zip-error.ts';

export interface Source {
  readonly size: number;
  /** Throws ZipError Truncated when they are not all there. */
  read(offset: number, length: number): Buffer;
}

const WINDOW_BYTES = 256 * 1024;

export class FileSource implements Source {
  readonly size: number;
  readonly #fd: number;
  #window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #start = 0;
  #end = 0;

  constructor(fd: number, size: number) {
    this.#fd = fd;
    this.size = size;
  }

  read(offset: number, length: number): Buffer {
    assertWithin(this, offset, length);
    if (length > WINDOW_BYTES) return this.#fill(Buffer.allocUnsafeSlow(length), offset, length);
    if (offset < this.#start || offset + length > this.#end) {
      const available = Math.min(WINDOW_BYTES, this.size - offset);
      this.#fill(this.#window, offset, available);
      this.#start = offset;
      this.#end = offset + available;
    }
    return this.#window.subarray(offset - this.#start, offset - this.#start + length);
  }

  #fill(into: Buffer, offset: number, length: number): Buffer {
    let filled = 0;
    while (filled < length) {
      const got = readSync(this.#fd, into, filled, length - filled, offset + filled);
      if (got === 0) throw truncated();
      filled += got;
    }
    return into;
  }
}

export class BytesSource implements Source {
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get size(): number {
    return this.#bytes.length;
  }

  read(offset: number, length: number): Buffer {
    assertWithin(this, offset, length);
    return this.#bytes.subarray(offset, offset + length);
  }
}

function assertWithin({ size }: Source, offset: number, length: number): void {
  if (offset < 0 || offset + length > size) throw truncated();
}

const truncated = (): ZipError =>
  new ZipError('Truncated', 'the package is not whole: it speaks of bytes that it does not have');
