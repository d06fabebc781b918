// A server that packages are fetched from, as good or as bad as a test wants it, and the fetch itself.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RemoteSource, FetchedPackage } from '../../operator/code/source/code-source.ts';
import { fetchLimits, fetchPackage, type FetchDeps } from '../../operator/code/source/fetch-package.ts';
import { FakeClock } from './clock.ts';

/** Its port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function close(server: Server): Promise<void> {
  if ('closeAllConnections' in server) (server.closeAllConnections as () => void)();
  await new Promise((resolve) => server.close(resolve));
}

export class PackageServer implements AsyncDisposable {
  readonly directory: string;
  readonly clock = new FakeClock();
  readonly port: number;
  /** Connections so far. */
  accepted = 0;
  /** Those of now. */
  connections = 0;
  readonly #server: Server;

  private constructor(directory: string, port: number, server: Server) {
    this.directory = directory;
    this.port = port;
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.accepted++;
      this.connections++;
      socket.on('close', () => this.connections--);
    });
  }

  static async open(listener: RequestListener | Server): Promise<PackageServer> {
    const server = typeof listener === 'function' ? createServer(listener) : listener;
    const directory = await mkdtemp(path.join(tmpdir(), 'pilotlight-fetch-'));
    return new PackageServer(directory, await listen(server), server);
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  fetch(source: RemoteSource, deps: Partial<FetchDeps> = {}, signal?: AbortSignal): Promise<FetchedPackage> {
    const all: FetchDeps = {
      allowedHosts: ['127.0.0.1'],
      credentials: () => Promise.reject(new Error('no credentials are asked for')),
      directory: this.directory,
      limits: fetchLimits,
      clock: this.clock,
      ...deps,
    };
    return fetchPackage(source, all, signal ?? new AbortController().signal);
  }

  /** Names of the files that fetches have left. */
  files(): Promise<string[]> {
    return readdir(this.directory);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await close(this.#server);
    await rm(this.directory, { recursive: true });
  }
}

/** A port where nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
}
