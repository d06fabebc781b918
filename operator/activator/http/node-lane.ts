// Requests as node:http reads them: bodies that are long, chunked or slow, other methods, and everything that is malformed.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../context.ts';
import type { Reply, Request } from './exchange.ts';

export const requestOf = (message: IncomingMessage): Request => ({
  head: { method: message.method ?? '', url: message.url ?? '', headers: message.headers },
  connection: message.socket,
  body: message,
});

export class NodeReply implements Reply {
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

  send({ status, headers, body }: Answer, close: boolean): void {
    const response = this.#response;
    if (response.destroyed) return;
    if (close) response.setHeader('Connection', 'close');
    response.writeHead(status, headers);
    const last = body.length - 1;
    for (let index = 0; index < last; index++) response.write(body[index]);
    response.end(body[last]);
  }
}
