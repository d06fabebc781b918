// A way to the API server that can go dead without a word: no FIN, no reset, nothing more in either direction.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  /** Where to go instead of the server. */
  url: string;
  /** Connections of now go dead; new ones work. */
  swallow(): void;
  stop(): void;
}

export async function startProxy(server: string): Promise<Proxy> {
  const { hostname, port } = new URL(server);
  const alive = new Set<Socket>();
  const all = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      all.add(from);
      alive.add(from);
      from.on('data', (data) => {
        if (alive.has(from)) to.write(data);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        if (alive.has(from)) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    swallow: () => alive.clear(),
    stop() {
      for (const socket of all) socket.destroy();
      proxy.close();
    },
  };
}
