// Where shims fetch packages that are too large for Assign: GET /code/<digest> over TLS, with a token. Whoever has none that fits
// hears 404, whatever is wrong.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { pipeline } from 'node:stream';
import type { Serving } from '../../api/attach-tls.ts';
import type { Digest } from '../../api/digest.ts';
import type { Package } from './cache.ts';
import type { Pass, TokenGate } from './tokens.ts';

export interface CodePortOptions {
  port: number;
  serving: Serving;
  gate: TokenGate;
  read: (digest: Digest) => Promise<Package>;
  onFault: (error: unknown) => void;
}

export interface CodePort {
  readonly port: number;
  /** For whoever dials from now on. */
  renew(serving: Serving): void;
}

const MOST_CONNECTIONS = 512;
/** Without a byte in either direction. */
const IDLE_MS = 20_000;
/** One answer, to however slow a reader. */
const ANSWER_MS = 300_000;
const limits = {
  handshakeTimeout: 5_000,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 4_096,
};
const PATH = /^\/code\/([0-9a-f]{64})$/;
const BEARER = /^Bearer ([0-9a-f.]{1,200})$/;

export async function startCodePort(options: CodePortOptions): Promise<CodePort> {
  const server = createServer({ ...limits, ...contextOf(options.serving) }, (request, response) => {
    const digest = PATH.exec(request.url ?? '')?.[1];
    const pass = digest === undefined ? undefined : admit(request, digest, options.gate);
    if (digest === undefined || pass === undefined) return refuse(response, 404);
    void answer(digest, pass, response, options);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  // What a stranger's handshake fails at is his affair.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '0.0.0.0', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    renew: (serving) => server.setSecureContext(contextOf(serving)),
  };
}

function admit({ method, headers }: IncomingMessage, digest: Digest, gate: TokenGate): Pass | undefined {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  return method === 'GET' && token !== undefined ? gate.admit(token, digest, Date.now()) : undefined;
}

/** A package that turns out to be corrupt ends the connection before its last bytes: nobody has it whole then. */
async function answer(
  digest: Digest,
  pass: Pass,
  response: ServerResponse,
  { read, onFault }: CodePortOptions,
): Promise<void> {
  const limit = setTimeout(() => response.destroy(), ANSWER_MS);
  response.once('close', () => clearTimeout(limit));
  try {
    const { size, body } = await read(digest);
    if (response.destroyed) return void body.destroy();
    if (!pass.begin()) {
      body.destroy();
      return refuse(response, 404);
    }
    response.writeHead(200, { 'Content-Type': 'application/zip', 'Content-Length': size });
    pipeline(body, response, (error) => {
      if (error === undefined || error === null) pass.useUp();
    });
  } catch (error) {
    onFault(error);
    refuse(response, 503);
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0, Connection: 'close' }).end();
}

const contextOf = ({ cert, key }: Serving) => ({ cert, key, minVersion: 'TLSv1.3' as const });
