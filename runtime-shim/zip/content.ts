// The content of one entry, piece by piece, held to its size and checksum.
import { crc32 } from 'node:zlib';
import type { Entry } from './entry.ts';
import type { Inflater, Sink } from './inflater.ts';
import type { Source } from './source.ts';
import type { Turn } from './turn.ts';
import { ZipError, show } from './zip-error.ts';

const PIECE_BYTES = 128 * 1024;

export class Contents {
  readonly #source: Source;
  readonly #inflater: Inflater;
  readonly #turn: Turn;

  constructor(source: Source, inflater: Inflater, turn: Turn) {
    this.#source = source;
    this.#inflater = inflater;
    this.#turn = turn;
  }

  async read(entry: Entry, dataAt: number, sink: Sink): Promise<void> {
    let bytes = 0;
    let checksum = 0;
    const take = (piece: Buffer): void => {
      bytes += piece.length;
      if (bytes > entry.bytes) throw sizeLies(entry);
      checksum = crc32(piece, checksum);
      sink(piece);
    };
    if (entry.deflated) await this.#inflate(entry, dataAt, take);
    else await this.#copy(entry, dataAt, take);
    if (bytes !== entry.bytes) throw sizeLies(entry);
    if (checksum !== entry.checksum)
      throw new ZipError('BadChecksum', `${show(entry.path)} is damaged: its checksum does not fit`);
  }

  async #copy(entry: Entry, dataAt: number, take: Sink): Promise<void> {
    for (const piece of this.#pieces(entry, dataAt)) {
      take(piece);
      await this.#turn();
    }
  }

  async #inflate(entry: Entry, dataAt: number, take: Sink): Promise<void> {
    try {
      if (!(await this.#inflater.inflate(this.#pieces(entry, dataAt), take, this.#turn))) throw sizeLies(entry);
    } catch (error) {
      if (!isZlibError(error)) throw error;
      throw new ZipError('BadData', `the data of ${show(entry.path)} cannot be unzipped`, { cause: error });
    }
  }

  *#pieces(entry: Entry, dataAt: number): Generator<Buffer> {
    for (let at = 0; at < entry.zippedBytes; at += PIECE_BYTES) {
      yield this.#source.read(dataAt + at, Math.min(PIECE_BYTES, entry.zippedBytes - at));
    }
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

const sizeLies = ({ path }: Entry): ZipError => new ZipError('SizeLies', `${show(path)} has another size than it says`);
