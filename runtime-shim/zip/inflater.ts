// One decompressor for all entries of an archive, one after the other, in zlib's threads. A new one for each entry would leave
// tens of megabytes of garbage behind, which a shim has no room for.
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { Turn } from './turn.ts';

/** Takes the pieces in order; each is valid only during the call. */
export type Sink = (piece: Buffer) => void;

const CHUNK_BYTES = 64 * 1024;

export class Inflater {
  #engine: InflateRaw | undefined;
  #sink: Sink = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  /** False when the data ends before its bytes do. Each piece is given back before the next one is asked for. */
  async inflate(pieces: Iterable<Buffer>, sink: Sink, turn: Turn): Promise<boolean> {
    const engine = (this.#engine ??= this.#start());
    engine.reset();
    this.#sink = sink;
    for (const piece of pieces) {
      const before = engine.bytesWritten;
      await this.#write(engine, piece);
      if (engine.bytesWritten - before !== piece.length) return false;
      await turn();
    }
    return true;
  }

  close(): void {
    this.#engine?.destroy();
  }

  /** Not before it is needed: a package of stored entries alone, as inline code is, needs none. */
  #start(): InflateRaw {
    const engine = createInflateRaw({ chunkSize: CHUNK_BYTES });
    engine.on('error', (error) => this.#fail(error));
    engine.on('data', (piece: Buffer) => {
      try {
        this.#sink(piece);
      } catch (error) {
        engine.destroy(error as Error);
      }
    });
    return engine;
  }

  #write(engine: InflateRaw, piece: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      engine.write(piece, (error) => (error ? reject(error) : resolve()));
    });
  }
}
