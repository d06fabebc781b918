// The port that callers reach. Every connection begins on the plain lane and may move to node:http.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { PilotlightError } from '../../api/errors.ts';
import type { Answer } from '../context.ts';
import type { Outbox } from '../outbox.ts';
import { cutOff, findFault, HEAD_LIMIT, toFailure } from './client-error.ts';
import type { Reply, Request } from './exchange.ts';
import { NodeReply, requestOf } from './node-lane.ts';
import { PlainLane } from './plain-lane.ts';
import { writeHead } from './write-head.ts';

export interface HttpServer {
  port: number;
  /**
   * For whoever answers each request with the end of its connection by now. Waits `quietMs` for kept connections to be used once more;
   * then closes those that were not, takes no new ones, and resolves when the open requests are answered, or `limitMs` more are over.
   */
  stop(times: StopTimes): Promise<void>;
}

export interface StopTimes {
  readonly quietMs: number;
  readonly limitMs: number;
}

export interface Service {
  serve(request: Request, reply: Reply): void;
  /** The answer to what could not be read. */
  refuse(failure: PilotlightError): Answer;
  outbox: Outbox;
}

/** Slow clients are cut off; a kept connection outlives the idle limit of usual load balancers. */
const HEADERS_MS = 10_000;
const KEEP_ALIVE_MS = 75_000;
const limits = {
  headersTimeout: HEADERS_MS,
  requestTimeout: 60_000,
  keepAliveTimeout: KEEP_ALIVE_MS,
  maxHeaderSize: HEAD_LIMIT,
  // Ours is the answer to a request without one.
  requireHostHeader: false,
  connectionsCheckingInterval: 2_000,
};

export async function listen(port: number, { serve, refuse, outbox }: Service): Promise<HttpServer> {
  const server = createServer(limits, (message, response) => {
    const fault = findFault(message);
    if (fault === undefined) serve(requestOf(message), new NodeReply(response));
    else new NodeReply(response).send(refuse(fault), true);
  });
  server.on('clientError', (error, socket) => {
    if (!socket.writable) return void socket.destroy();
    const answer = refuse(toFailure(error));
    socket.end(Buffer.concat([Buffer.from(writeHead(answer, true, 0)), ...answer.body]), () => socket.destroy());
  });
  const moveToNodeLane = takeConnections(server);
  const sockets = new Set<Socket>();
  const lanes = new Map<Socket, PlainLane>();
  const handOver = (socket: Socket, bytes: Buffer): void => {
    lanes.delete(socket);
    moveToNodeLane(socket);
    socket.unshift(bytes);
    socket.resume();
  };
  const options = {
    serve,
    outbox,
    cutOff: () => refuse(cutOff()),
    handOver,
    firstByteMs: HEADERS_MS,
    keepAliveMs: KEEP_ALIVE_MS,
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    lanes.set(socket, new PlainLane(socket, options));
    socket.once('close', () => {
      sockets.delete(socket);
      lanes.delete(socket);
    });
  });
  const stop = async ({ quietMs, limitMs }: StopTimes): Promise<void> => {
    await emptied(sockets, quietMs);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const lane of lanes.values()) lane.stop();
    const limit = setTimeout(() => sockets.forEach((socket) => socket.destroy()), limitMs);
    await closed;
    clearTimeout(limit);
  };
  return { port: await bind(server, port), stop };
}

/** Resolves when no connection is left, at the latest after the limit. */
async function emptied(sockets: ReadonlySet<Socket>, limitMs: number): Promise<void> {
  const signal = AbortSignal.timeout(limitMs);
  // What goes wrong with a connection ends it, and whoever serves it hears of it.
  const closed = (socket: Socket) => once(socket, 'close', { signal }).catch(() => undefined);
  while (sockets.size > 0 && !signal.aborted) await Promise.all([...sockets].map(closed));
}

/** node:http would serve every connection from its first byte; the result lets it do so later. */
function takeConnections(server: Server): (socket: Socket) => void {
  const begin = server.listeners('connection');
  server.removeAllListeners('connection');
  return (socket) => begin.forEach((listener) => void listener.call(server, socket));
}

async function bind(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
