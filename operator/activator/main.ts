// The activator's process: read the configuration, know the cluster, take shims in, then callers; on SIGTERM the other way round.
import { PilotlightError } from '../api/errors.ts';
import { readActivatorConfig } from '../config/activator.ts';
import { KubeClient } from '../kube/client.ts';
import { connect } from '../kube/connection.ts';
import { secrets } from '../kube/resources.ts';
import { startHealthServer } from '../observe/health.ts';
import { createLogger } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import { systemClock as clock } from '../reconcile/clock.ts';
import { pause } from '../reconcile/pause.ts';
import { Access } from './access/access.ts';
import { makeReviews } from './access/reviews.ts';
import { Buffer as RequestBuffer } from './admission/buffer.ts';
import { startAttachServer } from './instances/attach-server.ts';
import { openDirectory } from './routes/open-directory.ts';
import { startHttpServer } from './server.ts';

/** Requests that run when the process is told to stop may finish: the longest timeout of a function. */
const DRAIN_LIMIT_MS = 910_000;
const MASTER_KEY_RETRY_MS = 500;
/** A new right acts after this at the latest. */
const REFUSAL_MS = 2_000;

const config = readActivatorConfig(process.env);
const log = createLogger('activator', config.logLevel);
log.info('starting', { config });
const metrics = createMetrics();
const stopping = new AbortController();
const missing = new Set(['functions', 'master key', 'http']);
const notReady = (): string[] => [...missing, ...(stopping.signal.aborted ? ['stopping'] : [])];

const client = new KubeClient(await connect());
const buffer = new RequestBuffer({
  totalBytes: config.bufferTotalBytes,
  functionBytes: config.bufferFunctionBytes,
  functionRequests: config.bufferFunctionRequests,
});
const known = openDirectory({ client, clock, config, log, metrics });
const stopHealth = await startHealthServer({
  port: config.metricsPort,
  registry: metrics.registry,
  notReady,
  onScrape: () => {
    metrics.bufferedBytes.set(buffer.bytes);
    for (const [resource, informer] of Object.entries(known.informers)) {
      metrics.informerAge.set({ resource }, informer.lastContactAgeMs / 1000);
    }
  },
});

process.once('SIGTERM', () => void stop());
process.once('uncaughtException', (error) => {
  log.error('uncaught exception', { error });
  process.exitCode = 1;
  setImmediate(() => process.exit());
});

const lifetime = new AbortController();
await known.start(lifetime.signal);
missing.delete('functions');
const masterKey = await readMasterKey();
missing.delete('master key');
const attach = await startAttachServer({
  port: config.attachPort,
  verifyAddress: config.verifyAttachAddress,
  masterKey,
  // Who is told to go away and comes back to us has to find another activator.
  find: (namespace, name) => (stopping.signal.aborted ? undefined : known.directory.find(namespace, name)?.runtime),
  clock,
  log,
});
const access = new Access({
  reviews: makeReviews(client),
  times: {
    freshMs: config.authorizationCacheMs,
    refusalMs: REFUSAL_MS,
    staleMs: config.authorizationStaleMs,
  },
  clock,
});
const isStopping = (): boolean => stopping.signal.aborted;
const http = await startHttpServer(
  config.httpPort,
  { access, buffer, directory: known.directory, clock, log, region: config.region, isStopping },
  metrics,
);
missing.delete('http');
log.info('ready', { httpPort: http.port, attachPort: attach.port });

/** The operator makes it; until then nobody can prove to be an instance of ours. */
async function readMasterKey(): Promise<Buffer> {
  const ref = { namespace: config.systemNamespace, name: config.attachSecret };
  while (!stopping.signal.aborted) {
    const key = (await client.get(secrets, ref)).data?.['key'];
    if (key !== undefined) return Buffer.from(key, 'base64');
    await pause(clock, MASTER_KEY_RETRY_MS, stopping.signal);
  }
  throw new Error('told to stop before the master key was there');
}

async function stop(): Promise<void> {
  stopping.abort();
  log.info('stopping');
  const reason = new PilotlightError('ShuttingDown', 'The activator is stopping and no instance was free. Try again.');
  known.directory.closeAll(reason);
  for (const runtime of known.directory.runtimes()) runtime.goAway('stopping');
  await http.stop(DRAIN_LIMIT_MS);
  attach.stop();
  lifetime.abort();
  await stopHealth();
  log.info('stopped');
  process.exit(0);
}
