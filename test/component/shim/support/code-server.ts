// What an activator has at its code port, as a test wants it: archives by digest, tokens, and every way to fail.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestCertificate } from '../../../support/certificates.ts';

export interface Call {
  path: string;
  authorization: string | undefined;
}

/** Answers in the test's place; true: that was the answer. */
export type Instead = (answer: ServerResponse, zip: Buffer, call: number) => boolean;

export class CodeServer implements AsyncDisposable {
  readonly calls: Call[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #zips = new Map<string, Buffer>();
  instead: Instead = () => false;

  constructor(certificate: TestCertificate) {
    const { cert, key } = certificate.current();
    this.#server = createServer({ cert, key, minVersion: 'TLSv1.3' }, (call, answer) => this.#answer(call, answer));
    this.#server.on('connection', () => this.connections++);
    this.#server.on('tlsClientError', () => undefined);
  }

  static async start(certificate: TestCertificate): Promise<CodeServer> {
    const server = new CodeServer(certificate);
    await once(server.#server.listen(0, '127.0.0.1'), 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What an Assign says of it. */
  add(zip: Buffer): { sha256: string; size: number; token: string } {
    const digest = createHash('sha256').update(zip).digest();
    this.#zips.set(digest.toString('hex'), zip);
    return { sha256: digest.toString('base64'), size: zip.length, token: `token-${this.#zips.size}` };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(call: IncomingMessage, answer: ServerResponse): void {
    const path = call.url ?? '';
    const zip = this.#zips.get(path.slice('/code/'.length));
    this.calls.push({ path, authorization: call.headers.authorization });
    if (zip === undefined) return void answer.writeHead(404).end();
    if (!this.instead(answer, zip, this.calls.length)) answer.end(zip);
  }
}
