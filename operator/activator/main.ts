// The activator's process: read the configuration, know the cluster, take shims in, then callers; on SIGTERM the other way round.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { attachTlsNames } from '../api/attach-tls.ts';
import { readActivatorConfig } from '../config/activator.ts';
import { KubeClient } from '../kube/client.ts';
import { connect } from '../kube/connection.ts';
import { secrets } from '../kube/resources.ts';
import { startHealthServer } from '../observe/health.ts';
import { createLogger, field } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import { systemClock as clock } from '../reconcile/clock.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import { Access } from './access/access.ts';
import { makeReviews } from './access/reviews.ts';
import { Buffer as RequestBuffer } from './admission/buffer.ts';
import { codeProgramBeside, CodeWorker } from './code/code.ts';
import { startAttachServer } from './instances/attach-server.ts';
import { Sessions } from './instances/sessions.ts';
import { startForwardServer } from './ownership/forward-server.ts';
import { Membership } from './ownership/membership.ts';
import { Peers } from './ownership/peers.ts';
import { memberOf, Ring } from './ownership/ring.ts';
import { answerRollouts } from './rollouts/answer-rollouts.ts';
import { openDirectory } from './routes/open-directory.ts';
import { makeOutbox } from './outbox.ts';
import { startHttpServer } from './server.ts';
import { followCertificate } from './tls/certificate.ts';
import { Uploads } from './upload/uploads.ts';

/** Requests that run when the listener closes may finish: the longest timeout of a function. */
const DRAIN_LIMIT_MS = 905_000;
/**
 * A request that is under way on a kept connection while we close it finds a reset, and its caller cannot know whether it ran. The pools of
 * clients seldom use a connection again that was quiet for so long.
 */
const QUIET_MS = 20_000;
const MASTER_KEY_RETRY_MS = 500;
/** A new right acts after this at the latest. */
const REFUSAL_MS = 2_000;

const config = readActivatorConfig(process.env);
const log = createLogger('activator', config.logLevel);
log.info('starting', { config });
const metrics = createMetrics();
const stopping = new AbortController();
const isStopping = (): boolean => stopping.signal.aborted;
const missing = new Set(['master key', 'certificate', 'code port', 'functions', 'http']);
const notReady = (): string[] => [...missing, ...(isStopping() ? ['stopping'] : [])];

const client = new KubeClient(await connect());
const buffer = new RequestBuffer({
  totalBytes: config.bufferTotalBytes,
  functionBytes: config.bufferFunctionBytes,
  functionRequests: config.bufferFunctionRequests,
});
const me = memberOf(config, randomUUID());
const ring = new Ring(me.process);
const ages: Record<string, { readonly lastContactAgeMs: number }> = {};
const stopHealth = await startHealthServer({
  port: config.metricsPort,
  registry: metrics.registry,
  notReady,
  read: (path) =>
    missing.has('functions') ? undefined : answerRollouts(path, (...alias) => directory.figuresOf(...alias)),
  onScrape: () => {
    metrics.bufferedBytes.set(buffer.bytes);
    metrics.ringEpoch.set(ring.epoch);
    metrics.ringMembers.set(ring.members.length);
    for (const [resource, { lastContactAgeMs }] of Object.entries(ages))
      metrics.informerAge.set({ resource }, lastContactAgeMs / 1000);
  },
});

// Who has nothing yet has nothing to hand over.
process.once('SIGTERM', () => void (missing.size === 0 ? stop() : process.exit(0)));
process.once('uncaughtException', (error) => {
  log.error('uncaught exception', { error });
  process.exitCode = 1;
  setImmediate(() => process.exit());
});

const lifetime = new AbortController();
const masterKey = await readMasterKey();
missing.delete('master key');
const certificate = await followCertificate(
  {
    client,
    secret: { namespace: config.systemNamespace, name: attachTlsNames(config.attachSecret).tls },
    onError: (error, resource) => log.warn('watch failed, trying again', { [field.resource]: resource, error }),
  },
  lifetime.signal,
);
missing.delete('certificate');
const code = new CodeWorker({
  program: codeProgramBeside(import.meta.url),
  directory: join(config.codeCache, 'packages'),
  bytes: config.codeCacheBytes,
  host: config.podIp,
  port: config.codePort,
  store: config.codeStore,
  masterKey,
  certificate,
  clock,
  log,
});
await code.start();
const uploads = await Uploads.open(join(config.codeCache, 'uploads'), (upload) => code.keep(upload));
missing.delete('code port');
const peers = new Peers({
  name: me.name,
  masterKey,
  trust: () => certificate.current().bundle,
  ring,
  clock,
  log,
  onReached: () => known.directory.reconsider(),
});
const known = openDirectory({
  client,
  clock,
  config,
  log,
  metrics,
  ring,
  sessions: new Sessions(masterKey),
  code,
  forward: (owner, job, route) => {
    const isSent = peers.forward(owner, job, route);
    if (isSent) metrics.forwarded.inc();
    return isSent;
  },
  isStopping,
});
await known.start(lifetime.signal);
missing.delete('functions');
const { directory } = known;
const outbox = makeOutbox(() => buffer.requests);
const attach = await startAttachServer({
  port: config.attachPort,
  certificate,
  epoch: () => ring.epoch,
  verifyAddress: config.verifyAttachAddress,
  masterKey,
  find: (namespace, name, revision) => directory.routeOfRevision(namespace, name, revision),
  clock,
  log,
  outbox,
});
const forwarded = await startForwardServer({
  port: config.peerPort,
  certificate,
  masterKey,
  ring,
  find: (name) => directory.routeOf(name),
  buffer,
  clock,
  log,
  outbox,
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
const http = await startHttpServer(
  config.httpPort,
  { access, buffer, directory, uploads, outbox, clock, random: Math.random, log, region: config.region, isStopping },
  metrics,
);
const { systemNamespace: namespace, ring: record, selector } = config;
const membership = new Membership({ client, clock, log, ring, me, namespace, record, selector });
await membership.start(lifetime.signal);
Object.assign(ages, known.informers, membership.informers);
missing.delete('http');
log.info('ready', { httpPort: http.port, attachPort: attach.port });

/** The operator makes it; until then nobody can prove to be an instance of ours. */
async function readMasterKey(): Promise<Buffer> {
  const ref = { namespace: config.systemNamespace, name: config.attachSecret };
  for (;;) {
    try {
      const key = (await client.get(secrets, ref)).data?.['key'];
      if (key !== undefined) return Buffer.from(key, 'base64');
    } catch (error) {
      // To end here would make Kubernetes wait longer each time before it starts this process again.
      log.warn('the master key could not be read, trying again', { error });
    }
    await pause(clock, MASTER_KEY_RETRY_MS, lifetime.signal);
  }
}

/**
 * 1. Not ready, and out of the ring: what waits goes to the new owners, and so do the instances.
 * 2. Until nobody sends new connections here, and kept ones were quiet for long, they are served, each for one request.
 * 3. What runs is answered, here and for other activators.
 */
async function stop(): Promise<void> {
  stopping.abort();
  log.info('stopping');
  await membership.leave();
  if (ring.peers.length > 0) await pause(clock, config.drainMs, lifetime.signal);
  await Promise.all([http.stop({ quietMs: QUIET_MS, limitMs: DRAIN_LIMIT_MS }), forwarded.idle()]);
  peers.stop();
  forwarded.stop();
  attach.stop();
  await code.stop();
  lifetime.abort();
  await stopHealth();
  log.info('stopped');
  process.exit(0);
}
