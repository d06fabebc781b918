// An API server of a few lines, for what a real one cannot be made to do on demand: to fall silent, to answer with the past,
// to fail on the third page. What it answers is the test's.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import type { Connection } from '../../operator/kube/connection.ts';

export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
}

export type Answer = (request: ApiRequest, response: ServerResponse) => void;

export interface ApiServer {
  connection: Connection;
  requests: ApiRequest[];
  stop(): Promise<void>;
}

export async function startApiServer(answer: Answer): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const server = createServer((incoming: IncomingMessage, response) => {
    const url = new URL(incoming.url ?? '/', 'http://api');
    const request = { method: incoming.method ?? '', path: url.pathname, query: url.searchParams };
    requests.push(request);
    incoming.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dispatcher = new Agent();
  const { port } = server.address() as AddressInfo;
  return {
    connection: { server: `http://127.0.0.1:${port}`, dispatcher, headers: async () => ({}) },
    requests,
    async stop() {
      await dispatcher.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** One line of a watch; the watch stays open. */
export function sendEvent(response: ServerResponse, type: string, object: unknown): void {
  response.write(`${JSON.stringify({ type, object })}\n`);
}
