// Objects as files of one directory. A file gets its name once all of it is on the disk, so a crash leaves the old bytes or the new
// ones. What takes long waits without blocking; names are given and taken in single synchronous steps, so that no two of them mix.
import { createReadStream, mkdirSync, renameSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { mkdir, open, opendir, rm, stat, statfs } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { PilotlightError } from '../../api/errors.ts';
import { codeOf } from '@pilotlight/runtime-shim/error-code';
import { isKey, isPrefix } from './keys.ts';
import type { FileBody, ObjectStore, StoredObject } from './object-store.ts';

export interface DiskOptions {
  readonly directory: string;
  /** All objects together. */
  readonly limitBytes: number;
}

export class DiskObjects implements ObjectStore {
  readonly #options: DiskOptions;
  readonly #objects: string;
  readonly #parts: string;
  #usedBytes = 0;
  /** Of what is being written. */
  #comingBytes = 0;

  private constructor(options: DiskOptions) {
    this.#options = options;
    this.#objects = join(options.directory, 'objects');
    this.#parts = join(options.directory, 'parts');
  }

  /** Removes what a crash has left, and counts what is there. */
  static async open(options: DiskOptions): Promise<DiskObjects> {
    const disk = new DiskObjects(options);
    await rm(disk.#parts, { recursive: true, force: true });
    await mkdir(disk.#parts, { recursive: true });
    await mkdir(disk.#objects, { recursive: true });
    for await (const { size } of disk.list('')) disk.#usedBytes += size;
    return disk;
  }

  get usedBytes(): number {
    return this.#usedBytes;
  }

  async get(key: string): Promise<{ body: Readable; size: number } | undefined> {
    const file = await unlessAbsent(open(this.#pathOf(key)));
    if (file === undefined) return undefined;
    try {
      const { size } = await file.stat();
      return { body: file.createReadStream(), size };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async head(key: string): Promise<StoredObject | undefined> {
    const found = await unlessAbsent(stat(this.#pathOf(key)));
    return found && { size: found.size, storedAtMs: Math.floor(found.mtimeMs) };
  }

  async put(key: string, body: Buffer | FileBody, signal: AbortSignal): Promise<void> {
    const isBuffer = Buffer.isBuffer(body);
    const source = isBuffer ? Readable.from([body]) : createReadStream(body.path);
    try {
      await this.putStream(key, source, isBuffer ? body.length : body.size, signal);
    } finally {
      source.destroy();
    }
  }

  /** Never ends the source: where it is a request, somebody waits there to hear what went wrong. */
  async putStream(key: string, source: Readable, size: number, signal: AbortSignal): Promise<void> {
    const path = this.#pathOf(key);
    const part = join(this.#parts, randomUUID());
    this.#comingBytes += size;
    try {
      await this.#assertRoom(size);
      await writeWhole(part, source, size, signal);
      await this.#publish(part, path, size);
    } catch (error) {
      await rm(part, { force: true });
      throw isFull(error) ? full('the disk of the code store is full', error) : error;
    } finally {
      this.#comingBytes -= size;
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.#pathOf(key);
    try {
      const size = sizeOf(path);
      unlinkSync(path);
      this.#usedBytes -= size;
      // What belongs to one package alone goes with the last of it.
      if (key.split('/').length === 3) rmdirSync(dirname(path));
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'ENOTEMPTY') throw error;
    }
  }

  async *list(prefix: string): AsyncGenerator<StoredObject & { readonly key: string }> {
    if (!isPrefix(prefix)) throw new Error(`not a prefix: ${prefix}`);
    const folder = await unlessAbsent(opendir(join(this.#objects, prefix)));
    if (folder === undefined) return;
    for await (const entry of folder) {
      const key = prefix + entry.name;
      if (entry.isDirectory()) yield* this.list(`${key}/`);
      else if (isKey(key)) {
        const found = await this.head(key);
        if (found !== undefined) yield { key, ...found };
      }
    }
  }

  #pathOf(key: string): string {
    if (!isKey(key)) throw new Error(`not a key: ${key}`);
    return join(this.#objects, key);
  }

  async #assertRoom(size: number): Promise<void> {
    const { limitBytes, directory } = this.#options;
    if (this.#usedBytes + this.#comingBytes > limitBytes)
      throw full(`the code store is full: ${this.#usedBytes} of ${limitBytes} bytes are used`);
    const { bavail, bsize } = await statfs(directory);
    if (bavail * bsize < size) throw full('the disk of the code store is full');
  }

  async #publish(part: string, path: string, size: number): Promise<void> {
    const before = sizeOf(path);
    const made = mkdirSync(dirname(path), { recursive: true });
    renameSync(part, path);
    this.#usedBytes += size - before;
    // A name is on the disk once its directory is.
    await syncDirectory(dirname(path));
    if (made !== undefined) await syncDirectory(dirname(made));
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const full = (text: string, cause?: unknown): PilotlightError => new PilotlightError('CodeStoreFull', text, { cause });

const isFull = (error: unknown): boolean => codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT';

async function unlessAbsent<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeWhole(path: string, source: Readable, size: number, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let bytes = 0;
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    if (bytes !== size) throw new Error(`${bytes} bytes came instead of ${size}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** One that is gone again already needs nothing. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await unlessAbsent(open(path));
  try {
    await directory?.sync();
  } finally {
    await directory?.close();
  }
}
