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
  let answer: Answer;
  try {
    answer = await handle(call, deps);
  } catch (caught) {
    answer = answerToFailure(call, PilotlightError.from(caught), deps, metrics);
  }
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

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get isGone(): boolean {
    return this.#response.destroyed;
  }

  onGone(listener: () => void): () => void {
    const response = this.#response;
    const closed = (): void => {
      if (!response.writableFinished) listener();
    };
    response.once('close', closed);
    return () => response.off('close', closed);
  }
}

function answerToFailure(call: Call, error: PilotlightError, { log }: PipelineDeps, metrics: Metrics): Answer {
  const { fault, status } = error.failure;
  const fields = { [field.requestId]: call.requestId, [field.code]: error.code, [field.status]: status };
  const cause = error.cause === undefined ? {} : { [field.error]: error.cause };
  if (fault === 'Service') log.error(error.message, { ...fields, ...cause });
  else if (log.isDebug) log.debug(error.message, fields);
  metrics.refusals.inc({ code: error.code });
  return answerOf(error);
}

async function stop(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearTimeout(limit);
}
