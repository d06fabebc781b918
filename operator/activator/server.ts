// HTTP in and out: gives each request an id, runs the pipeline, writes the answer, counts it.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { PilotlightError } from '../api/errors.ts';
import { field } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { Answer, Call, Connection, PipelineDeps } from './context.ts';
import { handle } from './pipeline.ts';
import { answerOf, respond } from './respond.ts';

export interface HttpServer {
  port: number;
  /** No new connections; resolves when the open requests are answered, or the limit is over. */
  stop(limitMs: number): Promise<void>;
}

/** Slow clients are cut off; a kept connection outlives the idle limit of usual load balancers. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 2_000,
};

export async function startHttpServer(port: number, deps: PipelineDeps, metrics: Metrics): Promise<HttpServer> {
  const server = createServer(
    { ...limits, noDelay: true },
    (request, response) => void serve(request, response, deps, metrics),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: (limitMs) => stop(server, limitMs),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  deps: PipelineDeps,
  metrics: Metrics,
): Promise<void> {
  const call = openCall(request, response, deps);
  const answer = await answerTo(call, deps, metrics);
  // What is still on its way is read no further, and a stopping process keeps no connection.
  if (!request.complete || deps.isStopping()) response.setHeader('Connection', 'close');
  respond(response, call.requestId, answer);
}

function openCall(request: IncomingMessage, response: ServerResponse, { clock }: PipelineDeps): Call {
  const receivedAtMs = clock.monotonicMs();
  return { request, requestId: randomUUID(), receivedAtMs, caller: new ResponseConnection(response) };
}

class ResponseConnection implements Connection {
  readonly #response: ServerResponse;
  #gone: AbortSignal | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get gone(): AbortSignal {
    this.#gone ??= goneOf(this.#response);
    return this.#gone;
  }
}

function goneOf(response: ServerResponse): AbortSignal {
  if (response.destroyed) return AbortSignal.abort();
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function answerTo(call: Call, deps: PipelineDeps, metrics: Metrics): Promise<Answer> {
  try {
    return await handle(call, deps);
  } catch (caught) {
    const error = PilotlightError.from(caught);
    const { fault, status } = error.failure;
    const fields = { [field.requestId]: call.requestId, [field.code]: error.code, [field.status]: status };
    const cause = error.cause === undefined ? {} : { [field.error]: error.cause };
    if (fault === 'Service') deps.log.error(error.message, { ...fields, ...cause });
    else if (deps.log.isDebug) deps.log.debug(error.message, fields);
    metrics.refusals.inc({ code: error.code });
    return answerOf(error);
  }
}

async function stop(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(limit);
}
