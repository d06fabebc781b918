// One process at a time. The lock is an abstract unix socket: the kernel frees it when its holder dies, so it never goes stale.
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './progress.ts';

export async function withLock<T>(name: string, work: () => Promise<T>, log?: Log): Promise<T> {
  const server = await acquire(`\0pilotlight/${name}`, () => {
    log?.(`waiting for another process that holds the lock ${name}`);
  });
  try {
    return await work();
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

async function acquire(path: string, onWait: () => void): Promise<Server> {
  for (let tries = 0; ; tries += 1) {
    const server = await listen(path);
    if (server !== undefined) return server;
    if (tries === 0) onWait();
    await delay(100);
  }
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path }, () => {
      resolve(server);
    });
  });
}
