// The API server, in raw JSON: the typed client drops fields that it does not know, on reading and on writing.
import type { KubeObject, ObjectMeta } from '../api/meta.ts';
import type { Connection } from './connection.ts';
import { KubeError } from './errors.ts';
import { collectionPath, objectPath, type Ref, type Resource } from './resources.ts';

export interface List<T> {
  items: T[];
  metadata: { resourceVersion: string; continue?: string };
}

export interface WriteOptions {
  /** The field manager that owns what is written. */
  manager: string;
  subresource?: 'status' | 'scale';
  signal?: AbortSignal;
  /** Who is waited for sets a shorter limit than the usual one: the connection may have died without a word. */
  limitMs?: number;
}

export interface Preconditions {
  uid: string;
  resourceVersion?: string;
}

/** What a write may name: as much of the object as the manager owns. */
export type Applied<T extends KubeObject> = { metadata: ObjectMeta } & {
  [K in Exclude<keyof T, 'metadata'>]?: unknown;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

interface Call {
  method: Method;
  path: string;
  query?: Record<string, string | undefined>;
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal | undefined;
  limitMs?: number | undefined;
}

const CALL_TIMEOUT_MS = 30_000;

export class KubeClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get<T extends KubeObject>(resource: Resource<T>, ref: Ref, signal?: AbortSignal): Promise<T> {
    return this.#call<T>({ method: 'GET', path: objectPath(resource, ref), signal });
  }

  list<T extends KubeObject>(
    resource: Resource<T>,
    query: Record<string, string | undefined>,
    options: { namespace?: string | undefined; signal?: AbortSignal } = {},
  ): Promise<List<T>> {
    return this.#call<List<T>>({
      method: 'GET',
      path: collectionPath(resource, options.namespace),
      query,
      signal: options.signal,
    });
  }

  /** Fails with AlreadyExists (409) where the name is taken. */
  create<T extends KubeObject>(
    resource: Resource<T>,
    object: Applied<NoInfer<T>>,
    { manager, signal, limitMs }: WriteOptions,
  ): Promise<T> {
    return this.#call<T>({
      method: 'POST',
      path: collectionPath(resource, object.metadata.namespace),
      query: { fieldManager: manager },
      body: { apiVersion: resource.apiVersion, kind: resource.kind, ...object },
      signal,
      limitMs,
    });
  }

  /** Server-side apply, forced: what this manager names is its own. */
  apply<T extends KubeObject>(resource: Resource<T>, object: Applied<NoInfer<T>>, options: WriteOptions): Promise<T> {
    return this.#call<T>({
      method: 'PATCH',
      path: objectPath(resource, object.metadata, options.subresource),
      query: { fieldManager: options.manager, force: 'true' },
      body: { apiVersion: resource.apiVersion, kind: resource.kind, ...object },
      contentType: 'application/apply-patch+yaml',
      signal: options.signal,
      limitMs: options.limitMs,
    });
  }

  merge<T extends KubeObject>(resource: Resource<T>, ref: Ref, patch: unknown, options: WriteOptions): Promise<T> {
    return this.#call<T>({
      method: 'PATCH',
      path: objectPath(resource, ref, options.subresource),
      query: { fieldManager: options.manager },
      body: patch,
      contentType: 'application/merge-patch+json',
      signal: options.signal,
      limitMs: options.limitMs,
    });
  }

  /** Replaces the whole object; with its resourceVersion a lost race is a Conflict. The answer shows only what was sent. */
  replace<T extends KubeObject>(
    resource: Resource<T>,
    object: Applied<NoInfer<T>>,
    { manager, signal, limitMs }: WriteOptions,
  ): Promise<T> {
    return this.#call<T>({
      method: 'PUT',
      path: objectPath(resource, object.metadata),
      query: { fieldManager: manager },
      body: { apiVersion: resource.apiVersion, kind: resource.kind, ...object },
      signal,
      limitMs,
    });
  }

  /** Deletes exactly the object that was looked at. Its children follow in the background. */
  async delete<T extends KubeObject>(
    resource: Resource<T>,
    ref: Ref,
    preconditions: Preconditions,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#call({
      method: 'DELETE',
      path: objectPath(resource, ref),
      body: { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions },
      signal,
    });
  }

  /** The uid of what a deletion would take, for those who may delete and not read; deletes nothing and shows nothing else. */
  async uidByDryRun<T extends KubeObject>(resource: Resource<T>, ref: Ref, signal?: AbortSignal): Promise<string> {
    const { details, metadata } = await this.#call<{ details?: { uid?: string }; metadata?: { uid?: string } }>({
      method: 'DELETE',
      path: objectPath(resource, ref),
      query: { dryRun: 'All' },
      signal,
    });
    const uid = details?.uid ?? metadata?.uid;
    if (uid === undefined)
      throw new KubeError(200, 'Unknown', `DELETE ${objectPath(resource, ref)}: no uid in the answer`);
    return uid;
  }

  /** A watch as lines of JSON text, until the server ends it. Throws KubeError where it cannot start. */
  async *watchLines(
    resource: Resource<KubeObject>,
    query: Record<string, string | undefined>,
    options: { namespace?: string | undefined; signal: AbortSignal },
  ): AsyncGenerator<string> {
    const path = collectionPath(resource, options.namespace);
    const call: Call = { method: 'GET', path, query: { ...query, watch: 'true' }, signal: options.signal };
    const response = await this.#send(call);
    if (response.statusCode !== 200) throw await toError(call, response);
    let rest = '';
    for await (const text of response.body.setEncoding('utf8') as AsyncIterable<string>) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
  }

  async #call<T>(call: Call): Promise<T> {
    const limit = AbortSignal.timeout(call.limitMs ?? CALL_TIMEOUT_MS);
    const signal = call.signal === undefined ? limit : AbortSignal.any([limit, call.signal]);
    let response = await this.#send({ ...call, signal });
    if (response.statusCode === 401) {
      await response.body.dump();
      response = await this.#send({ ...call, signal }, true);
    }
    if (response.statusCode >= 300) throw await toError(call, response);
    return (await response.body.json()) as T;
  }

  async #send({ method, path, query, body, contentType, signal }: Call, freshToken = false) {
    const headers = await this.#connection.headers(freshToken);
    return this.#connection.dispatcher.request({
      origin: this.#connection.server,
      path: withQuery(path, query),
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': contentType ?? 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  }
}

interface Response {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
  body: { text(): Promise<string> };
}

async function toError(call: Call, response: Response): Promise<KubeError> {
  const retryAfter = response.headers['retry-after'];
  const header = typeof retryAfter === 'string' ? retryAfter : undefined;
  return KubeError.fromResponse(response.statusCode, await response.body.text(), header, `${call.method} ${call.path}`);
}

function withQuery(path: string, query: Record<string, string | undefined> = {}): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`;
}
