// Packages on this activator's disk: bounded, those used last stay, each in a file named by its digest. What is not here comes from
// the code store. A disk that fails costs speed and nothing else: then packages are passed through.
import { rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { codeOf } from '@pilotlight/runtime-shim/error-code';
import { isDigest, type Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import { checked, WrongDigest } from './checked.ts';

export interface Package {
  readonly size: number;
  /** Fails at its end, before its last bytes, when the digest does not fit. Whoever does not read it must destroy it. */
  readonly body: Readable;
}

/** undefined: the store has no such package. */
export type OpenPackage = (digest: Digest, signal: AbortSignal) => Promise<Package | undefined>;

export interface PackageCacheOptions {
  directory: string;
  /** Of all packages together. */
  bytes: number;
  open: OpenPackage;
  /** What went wrong with the disk, or with what was on it. */
  onFault: (error: unknown) => void;
}

/** A fetch, and the passing through of a package. */
const FETCH_LIMIT_MS = 60_000;
const READ_BYTES = 262_144;
const PART = '.part';

export class PackageCache {
  readonly #options: PackageCacheOptions;
  /** Sizes by digest; the first one was used longest ago. */
  readonly #kept = new Map<Digest, number>();
  readonly #fetches = new Map<Digest, Promise<boolean>>();
  /** Of what is kept and of what is being fetched. */
  #bytes = 0;

  private constructor(options: PackageCacheOptions) {
    this.#options = options;
  }

  /** Finds again what an earlier process has left. */
  static async open(options: PackageCacheOptions): Promise<PackageCache> {
    const cache = new PackageCache(options);
    await mkdir(options.directory, { recursive: true });
    await cache.#scan();
    return cache;
  }

  get bytes(): number {
    return this.#bytes;
  }

  has(digest: Digest): boolean {
    return this.#kept.has(digest);
  }

  /** Afterwards a read finds it on the disk, unless there is no room. Throws CodeUnavailable. */
  async prepare(digest: Digest): Promise<void> {
    if (!this.#kept.has(digest)) await this.#fetchOnce(digest);
  }

  /** Throws CodeUnavailable. */
  async read(digest: Digest): Promise<Package> {
    const isHere = this.#kept.has(digest) || (await this.#fetchOnce(digest));
    const kept = isHere ? await this.#openKept(digest) : undefined;
    return kept ?? this.#openStored(digest, AbortSignal.timeout(FETCH_LIMIT_MS));
  }

  async load(digest: Digest, limitBytes: number): Promise<Buffer> {
    try {
      return await this.#loadOnce(digest, limitBytes);
    } catch (error) {
      // It is off the disk now: the store's copy is as good as ever.
      if (error instanceof WrongDigest) return this.#loadOnce(digest, limitBytes);
      throw error;
    }
  }

  async #loadOnce(digest: Digest, limitBytes: number): Promise<Buffer> {
    const { size, body } = await this.read(digest);
    if (size > limitBytes) {
      body.destroy();
      throw unavailable(digest, `has ${size} bytes, more than the ${limitBytes} that are loaded at once`);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  async #scan(): Promise<void> {
    const { directory } = this.#options;
    const found: { digest: Digest; size: number; usedMs: number }[] = [];
    for (const name of await readdir(directory)) {
      const path = join(directory, name);
      if (name.endsWith(PART)) this.#remove(path);
      if (!isDigest(name)) continue;
      const { size, mtimeMs } = await stat(path);
      found.push({ digest: name, size, usedMs: mtimeMs });
    }
    for (const { digest, size } of found.sort((a, b) => a.usedMs - b.usedMs)) this.#keep(digest, size);
    this.#makeRoom(0);
  }

  /** Whether it is kept now. */
  #fetchOnce(digest: Digest): Promise<boolean> {
    const known = this.#fetches.get(digest);
    if (known !== undefined) return known;
    const fetch = this.#fetch(digest).finally(() => this.#fetches.delete(digest));
    this.#fetches.set(digest, fetch);
    return fetch;
  }

  async #fetch(digest: Digest): Promise<boolean> {
    const { size, body } = await this.#openStored(digest, AbortSignal.timeout(FETCH_LIMIT_MS));
    if (size > this.#options.bytes) {
      body.destroy();
      return false;
    }
    this.#bytes += size;
    const path = this.#pathOf(digest);
    try {
      this.#makeRoom(0);
      await writeAll(path + PART, body);
      await onDisk(rename(path + PART, path));
      this.#kept.set(digest, size);
      return true;
    } catch (error) {
      this.#bytes -= size;
      body.destroy();
      this.#remove(path + PART);
      if (!(error instanceof DiskFault)) throw unavailable(digest, 'did not come whole', error);
      this.#options.onFault(error.cause);
      if (error.isFull) this.#makeRoom(size);
      return false;
    }
  }

  async #openKept(digest: Digest): Promise<Package | undefined> {
    try {
      const file = await open(this.#pathOf(digest));
      const { size } = await file.stat();
      await this.#touch(digest, file);
      const body = checked(file.createReadStream({ highWaterMark: READ_BYTES }), digest);
      body.once('error', (error) => this.#failed(digest, error));
      return { size, body };
    } catch (error) {
      this.#failed(digest, error);
      return undefined;
    }
  }

  /** Whatever could not be read as what it is supposed to be is fetched again next time. */
  #failed(digest: Digest, error: unknown): void {
    if (isGivenUp(error)) return;
    this.#options.onFault(error);
    this.#drop(digest);
  }

  async #openStored(digest: Digest, signal: AbortSignal): Promise<Package> {
    let stored: Package | undefined;
    try {
      stored = await this.#options.open(digest, signal);
    } catch (error) {
      throw unavailable(digest, 'cannot be had from the code store', error);
    }
    if (stored === undefined) throw unavailable(digest, 'is not in the code store');
    return { size: stored.size, body: checked(stored.body, digest) };
  }

  /** The time of a file says to the next process when it was used last. */
  async #touch(digest: Digest, file: FileHandle): Promise<void> {
    const size = this.#kept.get(digest);
    if (size === undefined) return;
    this.#kept.delete(digest);
    this.#kept.set(digest, size);
    const now = new Date();
    await file.utimes(now, now);
  }

  #keep(digest: Digest, size: number): void {
    this.#kept.set(digest, size);
    this.#bytes += size;
  }

  /** Within the limit, and below what is kept now by at least so many bytes. */
  #makeRoom(wanted: number): void {
    const most = Math.min(this.#options.bytes, this.#bytes - wanted);
    for (const digest of [...this.#kept.keys()]) {
      if (this.#bytes <= most) return;
      this.#drop(digest);
    }
  }

  /** Whoever reads the file now reads it to its end. */
  #drop(digest: Digest): void {
    const size = this.#kept.get(digest);
    if (size === undefined) return;
    this.#kept.delete(digest);
    this.#bytes -= size;
    this.#remove(this.#pathOf(digest));
  }

  /** At once: one that is fetched again meanwhile must not lose its new file. */
  #remove(path: string): void {
    try {
      rmSync(path, { force: true });
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  #pathOf(digest: Digest): string {
    return join(this.#options.directory, digest);
  }
}

/** The disk's fault, and not that of where the bytes come from. */
class DiskFault extends Error {
  get isFull(): boolean {
    const code = codeOf(this.cause);
    return code === 'ENOSPC' || code === 'EDQUOT';
  }
}

async function writeAll(path: string, body: Readable): Promise<void> {
  const file = await onDisk(open(path, 'w'));
  try {
    for await (const chunk of body) await onDisk(file.writeFile(chunk as Buffer));
  } finally {
    await file.close();
  }
}

async function onDisk<T>(effect: Promise<T>): Promise<T> {
  try {
    return await effect;
  } catch (cause) {
    throw new DiskFault('the disk failed', { cause });
  }
}

/** Who asked for it did not want the rest. */
const isGivenUp = (error: unknown): boolean =>
  codeOf(error) === 'ABORT_ERR' || codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE';

function unavailable(digest: Digest, what: string, cause?: unknown): PilotlightError {
  const why = cause instanceof Error ? `: ${cause.message}` : '';
  return new PilotlightError('CodeUnavailable', `Package ${digest} ${what}${why}. Try again.`, { cause });
}
