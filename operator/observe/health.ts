// Health, readiness and metrics on a port of their own, so that nothing of it stands where callers come in.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

export interface HealthOptions {
  port: number;
  registry: Registry;
  /** What is not ready yet, in words; empty when all is. */
  notReady: () => string[];
  /** Runs before every scrape, for gauges that are read and not set. */
  onScrape?: () => void;
  /** What else is to be read here, as JSON; undefined: there is nothing at that path. */
  read?: (path: string) => object | undefined;
}

/** Resolves with its stop once it listens. */
export async function startHealthServer(options: HealthOptions): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.message : 'failed');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(options: HealthOptions, { url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url === '/healthz') return void response.end('ok\n');
  if (url === '/readyz') {
    const missing = options.notReady();
    return void response.writeHead(missing.length === 0 ? 200 : 503).end(`${missing.join('\n') || 'ready'}\n`);
  }
  if (url !== '/metrics') return answerRead(options.read?.(url), response);
  options.onScrape?.();
  const text = await options.registry.metrics();
  response.writeHead(200, { 'content-type': options.registry.contentType }).end(text);
}

function answerRead(found: object | undefined, response: ServerResponse): void {
  if (found === undefined) return void response.writeHead(404).end('not found\n');
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
}
