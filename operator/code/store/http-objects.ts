// The objects of the code store's program, over HTTP. We prove who we are by a token that Kubernetes keeps current in a file.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { readText } from '../read-text.ts';
import type { Clock } from '../../reconcile/clock.ts';
import { callStore, toStoreError, typedBody } from './call-store.ts';
import type { FileBody, ObjectStore, StoredObject } from './object-store.ts';
import { OBJECTS_PATH, parseLines, STORED_AT_HEADER, type Listed } from './wire.ts';

export interface HttpOptions {
  readonly url: URL;
  readonly tokenFile: string;
  /** Its limits of time hold for every request. */
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

interface Request {
  readonly method: Dispatcher.HttpMethod;
  readonly path: string;
  readonly body?: Buffer | FileBody;
}

const MESSAGE_BYTES = 1024;

export class HttpObjects implements ObjectStore {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async get(key: string, signal: AbortSignal): Promise<{ body: Readable; size: number } | undefined> {
    const response = await this.#call({ method: 'GET', path: pathOf(key) }, signal);
    if (response === undefined) return undefined;
    return { body: typedBody(response.body, signal), size: Number(response.headers['content-length']) };
  }

  async head(key: string, signal: AbortSignal): Promise<StoredObject | undefined> {
    const response = await this.#call({ method: 'HEAD', path: pathOf(key) }, signal);
    if (response === undefined) return undefined;
    const { 'content-length': size, [STORED_AT_HEADER]: storedAtMs } = response.headers;
    return { size: Number(size), storedAtMs: Number(storedAtMs) };
  }

  async put(key: string, body: Buffer | FileBody, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'PUT', path: pathOf(key), body }, signal);
  }

  async delete(key: string, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'DELETE', path: pathOf(key) }, signal);
  }

  async *list(prefix: string, signal: AbortSignal): AsyncGenerator<Listed> {
    const response = await this.#call({ method: 'GET', path: `${OBJECTS_PATH}?prefix=${prefix}` }, signal);
    if (response === undefined) return;
    try {
      yield* parseLines(response.body);
    } catch (error) {
      throw toStoreError(error, signal);
    }
  }

  #call(request: Request, signal: AbortSignal): Promise<Dispatcher.ResponseData | undefined> {
    return callStore(this.#options.clock, signal, () => this.#attempt(request, signal));
  }

  /** undefined: there is no such object. */
  async #attempt({ method, path, body }: Request, signal: AbortSignal): Promise<Dispatcher.ResponseData | undefined> {
    const { url, tokenFile, dispatcher } = this.#options;
    const authorization = `Bearer ${(await readFile(tokenFile, 'utf8')).trim()}`;
    const sent = withBody({ authorization }, body);
    const response = await dispatcher.request({ origin: url.origin, path, method, signal, ...sent });
    const { statusCode: status } = response;
    if (status === 200 && method === 'GET') return response;
    const message = await readText(response.body, MESSAGE_BYTES);
    if (status === 404) return undefined;
    if (status >= 300) throw new HttpRefusal(status, `${status} ${message ?? ''}`.trim());
    return response;
  }
}

const pathOf = (key: string): string => `${OBJECTS_PATH}/${key}`;

function withBody(
  headers: Record<string, string>,
  body: Request['body'],
): Pick<Dispatcher.RequestOptions, 'headers' | 'body'> {
  if (body === undefined) return { headers };
  if (Buffer.isBuffer(body)) return { headers, body };
  return { headers: { ...headers, 'content-length': String(body.size) }, body: createReadStream(body.path) };
}

class HttpRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpRefusal';
    this.status = status;
  }
}
