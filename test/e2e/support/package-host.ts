// A web server outside the cluster that hands out packages, and that functions' code can come from.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PackageHost extends AsyncDisposable {
  /** http://host:port */
  readonly origin: string;
  /** Path → bytes. */
  readonly files: Map<string, Uint8Array>;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
}

/** `host`: an address of this machine that the cluster reaches. */
export async function hostPackages(host: string): Promise<PackageHost> {
  const files = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const server: Server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const bytes = files.get(url);
    if (bytes === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    files,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
