// One request and the way its answer goes back, whichever of the two lanes it came on.
import type { IncomingMessage } from 'node:http';
import type { Answer, Connection } from '../context.ts';

/** What stands before the body. A connection that says the same again brings the same object. */
export interface Head {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Request {
  readonly head: Head;
  /** The same object for all requests of one connection. */
  readonly connection: { readonly remoteAddress?: string | undefined };
  /** The bytes, where they came with the head; else where they will come from. */
  readonly body: Buffer | IncomingMessage;
}

export interface Reply extends Connection {
  /** Once. `close`: nothing more is read from this connection. */
  send(answer: Answer, close: boolean): void;
}

/** One value; a header that was sent twice and may not be is its first. */
export function headerOf({ headers }: Pick<Head, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Everything of the request was read. */
export const isWhole = ({ body }: Request): boolean => Buffer.isBuffer(body) || body.complete;
