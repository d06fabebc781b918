// Objects in a bucket of any S3-compatible store, all under one prefix.
import type { Readable } from 'node:stream';
import type { Clock } from '../../reconcile/clock.ts';
import { listObjects } from '../s3/list-objects.ts';
import { readText } from '../read-text.ts';
import { S3Error } from '../s3/s3-error.ts';
import type { S3Client, S3Request, S3Response } from '../s3/s3-client.ts';
import { callStore, toStoreError, typedBody } from './call-store.ts';
import type { FileBody, ObjectStore, StoredObject } from './object-store.ts';
import type { Listed } from './wire.ts';

/** To anything but GET. */
const ANSWER_BYTES = 64 * 1024;

export interface S3ObjectsOptions {
  /** Asked before every request: credentials change. */
  readonly client: () => Promise<S3Client>;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
  readonly clock: Clock;
}

export class S3Objects implements ObjectStore {
  readonly #options: S3ObjectsOptions;

  constructor(options: S3ObjectsOptions) {
    this.#options = options;
  }

  async get(key: string, signal: AbortSignal): Promise<{ body: Readable; size: number } | undefined> {
    const response = await this.#call({ method: 'GET', key }, signal);
    return response && { body: typedBody(response.body, signal), size: Number(response.headers['content-length']) };
  }

  async head(key: string, signal: AbortSignal): Promise<StoredObject | undefined> {
    const response = await this.#call({ method: 'HEAD', key }, signal);
    if (response === undefined) return undefined;
    const { 'content-length': size, 'last-modified': modified } = response.headers;
    return { size: Number(size), storedAtMs: Date.parse(String(modified)) };
  }

  async put(key: string, body: Buffer | FileBody, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'PUT', key, body }, signal);
  }

  async delete(key: string, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'DELETE', key }, signal);
  }

  async *list(prefix: string, signal: AbortSignal): AsyncGenerator<Listed> {
    const { client, prefix: root, clock } = this.#options;
    // What fails before anything was seen is tried again from the start.
    const [objects, first] = await callStore(clock, signal, async () => {
      const listed = listObjects(await client(), root + prefix, signal);
      return [listed, await listed.next()];
    });
    try {
      for (let next = first; next.done !== true; next = await objects.next())
        yield { ...next.value, key: next.value.key.slice(root.length) };
    } catch (error) {
      throw toStoreError(error, signal);
    }
  }

  /** undefined: there is no such object. */
  #call(request: S3Request & { readonly key: string }, signal: AbortSignal): Promise<S3Response | undefined> {
    const { client, prefix, clock } = this.#options;
    return callStore(clock, signal, async () => {
      try {
        const response = await (await client()).request({ ...request, key: prefix + request.key }, signal);
        if (request.method !== 'GET') await readText(response.body, ANSWER_BYTES);
        return response;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
  }
}

/** An answer to HEAD has no body, and so no code. A bucket that is not there is a mistake, and said so. */
const isAbsent = (error: unknown): boolean =>
  error instanceof S3Error && error.status === 404 && error.code !== 'NoSuchBucket';
