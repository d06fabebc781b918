// The code store's process: a directory of packages for the operator and the activators.
import type { AddressInfo } from 'node:net';
import { Access } from '../activator/access/access.ts';
import { makeReviews } from '../activator/access/reviews.ts';
import { DiskObjects } from '../code/store/disk-objects.ts';
import { CODE_STORE_AUDIENCE } from '../code/store/wire.ts';
import { readCodeStoreServerConfig } from '../config/code-store.ts';
import { KubeClient } from '../kube/client.ts';
import { connect } from '../kube/connection.ts';
import { startHealthServer } from '../observe/health.ts';
import { createLogger } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import { systemClock as clock } from '../reconcile/clock.ts';
import { makeGuard } from './guard.ts';
import { createObjectServer } from './server.ts';

/** As for callers of functions: how long an answer of the API server is used, a no, and the last yes while it is away. */
const TIMES = { freshMs: 10_000, refusalMs: 2_000, staleMs: 900_000 };
/** What is under way at the end may finish. */
const DRAIN_MS = 20_000;

const config = readCodeStoreServerConfig(process.env);
const log = createLogger('code-store', config.logLevel);
log.info('starting', { config });
const metrics = createMetrics();
const missing = new Set(['objects']);

process.once('SIGTERM', () => void stop());
process.once('uncaughtException', (error) => {
  log.error('uncaught exception', { error });
  process.exitCode = 1;
  setImmediate(() => process.exit());
});

let objects: DiskObjects | undefined;
const stopHealth = await startHealthServer({
  port: config.metricsPort,
  registry: metrics.registry,
  notReady: () => [...missing],
  onScrape: () => metrics.codeStoreBytes.set(objects?.usedBytes ?? 0),
});
objects = await DiskObjects.open(config);
const access = new Access({
  reviews: makeReviews(new KubeClient(await connect()), CODE_STORE_AUDIENCE),
  times: TIMES,
  clock,
});
const server = createObjectServer({
  objects,
  guard: makeGuard(access, config.clients),
  clock,
  log,
  onAnswer: (method, status) => metrics.codeStoreRequests.inc({ method, status }),
});
await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, resolve));
missing.delete('objects');
log.info('ready', { port: (server.address() as AddressInfo).port, usedBytes: objects.usedBytes });

async function stop(): Promise<void> {
  missing.add('stopping');
  log.info('stopping');
  clock.after(DRAIN_MS, () => process.exit(0));
  await new Promise((resolve) => (server.listening ? server.close(resolve) : resolve(undefined)));
  await stopHealth();
  process.exit(0);
}
