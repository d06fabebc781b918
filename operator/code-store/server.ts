// Objects over HTTP: GET, HEAD, PUT and DELETE of one, and a list of all under a prefix. Bodies pass through, no faster than the slower
// side takes them.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PilotlightError } from '../api/errors.ts';
import type { DiskObjects } from '../code/store/disk-objects.ts';
import { isKey, isPrefix } from '../code/store/keys.ts';
import { formatLine, OBJECT_BYTES, OBJECTS_PATH, STORED_AT_HEADER, type Listed } from '../code/store/wire.ts';
import type { Logger } from '../observe/log.ts';
import type { Clock } from '../reconcile/clock.ts';
import type { Guard } from './guard.ts';

export interface ObjectServerOptions {
  readonly objects: DiskObjects;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onAnswer: (method: string, status: number) => void;
}

/** From the first byte of a request to the last of its answer. */
const EXCHANGE_MS = 120_000;
/** Without a byte in either direction. */
const SILENCE_MS = 30_000;
/** Longer than clients keep a connection that they do not use: none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;
const CONNECTIONS = 1_000;

export function createObjectServer(options: ObjectServerOptions): Server {
  const server = createServer(
    { requestTimeout: EXCHANGE_MS, headersTimeout: 10_000, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      // Of a server that stops, nobody keeps a connection.
      response.once('close', () => server.listening || server.closeIdleConnections());
      void serve(options, request, response);
    },
  );
  server.timeout = SILENCE_MS;
  server.maxConnections = CONNECTIONS;
  return server;
}

async function serve(options: ObjectServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { clock, log, onAnswer } = options;
  // A file that is shorter than it was said to be must not look like a whole one.
  response.strictContentLength = true;
  const gone = new AbortController();
  const cancel = clock.after(EXCHANGE_MS, () => response.destroy());
  response.once('close', () => {
    cancel();
    gone.abort(new Error('the client is gone'));
    onAnswer(request.method ?? '', response.statusCode);
  });
  try {
    await answer(options, request, response, gone.signal);
  } catch (error) {
    const { method, url } = request;
    if (!gone.signal.aborted) log.error('request failed', { method, url, error });
    if (gone.signal.aborted || response.headersSent) response.destroy();
    else end(response, statusOf(error), error instanceof PilotlightError ? error.message : 'failed, see the log');
  }
}

const statusOf = (error: unknown): number =>
  error instanceof PilotlightError && error.code === 'CodeStoreFull' ? 507 : 500;

async function answer(
  { objects, guard, log }: ObjectServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const refusal = await guard(request);
  if (refusal !== undefined) {
    const { status, text, cause } = refusal;
    log.warn('refused', { status, text, from: request.socket.remoteAddress, error: cause });
    return end(response, status, text);
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
  if (pathname === OBJECTS_PATH) return list(objects, searchParams.get('prefix') ?? '', request, response, signal);
  const key = pathname.startsWith(`${OBJECTS_PATH}/`) ? pathname.slice(OBJECTS_PATH.length + 1) : '';
  if (!isKey(key)) return end(response, 400, 'no such thing is kept here');
  switch (request.method ?? '') {
    case 'GET':
      return get(objects, key, response);
    case 'HEAD':
      return head(objects, key, response);
    case 'PUT':
      return put(objects, key, request, response, signal);
    case 'DELETE':
      await objects.delete(key);
      return end(response, 204);
    default:
      return end(response, 405, 'GET, HEAD, PUT, DELETE');
  }
}

async function get(objects: DiskObjects, key: string, response: ServerResponse): Promise<void> {
  const found = await objects.get(key);
  if (found === undefined) return end(response, 404, 'there is none');
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': found.size });
  await pipeline(found.body, response);
}

async function head(objects: DiskObjects, key: string, response: ServerResponse): Promise<void> {
  const found = await objects.head(key);
  if (found === undefined) return end(response, 404);
  response.writeHead(200, { 'content-length': found.size, [STORED_AT_HEADER]: found.storedAtMs }).end();
}

async function put(
  objects: DiskObjects,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const size = Number(request.headers['content-length']);
  if (Number.isNaN(size)) return end(response, 411, 'Content-Length is needed');
  if (size > OBJECT_BYTES) return end(response, 413, `an object may have at most ${OBJECT_BYTES} bytes`);
  await objects.putStream(key, request, size, signal);
  end(response, 204);
}

async function list(
  objects: DiskObjects,
  prefix: string,
  { method }: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  if (method !== 'GET') return end(response, 405, 'GET');
  if (!isPrefix(prefix)) return end(response, 400, 'no such thing is kept here');
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  await pipeline(Readable.from(lines(objects.list(prefix))), response, { signal });
}

async function* lines(objects: AsyncIterable<Listed>): AsyncGenerator<string> {
  for await (const object of objects) yield formatLine(object);
}

/** What is left of the request's body is read and forgotten, so that its sender hears the answer; but not of one that we never wanted. */
function end(response: ServerResponse, status: number, text = ''): void {
  const connection = status >= 400 && status < 500 && status !== 404 ? { connection: 'close' } : {};
  response.writeHead(status, { 'content-length': Buffer.byteLength(text), ...connection }).end(text);
}
