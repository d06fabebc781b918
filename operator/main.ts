// The operator's process: read the configuration, know the cluster, wait for the lead, work until told to stop.
import { attachTlsNames } from './api/attach-tls.ts';
import { readOperatorConfig } from './config/operator.ts';
import { watchAttachAddress } from './attach-address.ts';
import { startControlPlane } from './control-plane.ts';
import { makeAttachTlsController } from './controllers/attach-tls/controller.ts';
import { AttachTrust } from './controllers/attach-tls/trust.ts';
import { ensureMasterKey } from './controllers/master-key.ts';
import { KubeClient } from './kube/client.ts';
import { connect } from './kube/connection.ts';
import { isConflict } from './kube/errors.ts';
import { KubeEvents } from './kube/events.ts';
import { behindFence } from './kube/fence.ts';
import { LeaderElection } from './kube/leader.ts';
import { startHealthServer } from './observe/health.ts';
import { createLogger, field } from './observe/log.ts';
import { createMetrics } from './observe/metrics.ts';
import { watchQueue } from './observe/watch-queue.ts';
import { systemClock as clock } from './reconcile/clock.ts';
import { keyText } from './reconcile/contract.ts';
import { prepareController } from './reconcile/controller.ts';
import type { WorkerReport } from './reconcile/worker.ts';

/** A standby sees the last renewal up to one retry late and its end up to one retry late: it leads within 13 s. */
const LEASE = { durationMs: 10_000, renewDeadlineMs: 6_500, retryMs: 1_000 };
const ATTACH_TLS_LIMIT_MS = 30_000;

const config = readOperatorConfig(process.env);
const log = createLogger('operator', config.logLevel);
log.info('starting', { config });
const metrics = createMetrics();
const stopping = new AbortController();
const { signal } = stopping;
let controlPlane: Awaited<ReturnType<typeof startControlPlane>> | undefined;
let masterKey: Buffer | undefined;

process.once('SIGTERM', () => stopping.abort());
process.once('uncaughtException', (error) => {
  log.error('uncaught exception', { error });
  process.exitCode = 1;
  setImmediate(() => process.exit());
});

const onError = (error: unknown, resource: string): void =>
  log.warn('watch failed, trying again', { [field.resource]: resource, error });
const { systemNamespace: namespace, attachService, attachSecret, lease, identity } = config;
const connection = await connect();
const election = new LeaderElection({
  client: new KubeClient(connection),
  lease: { namespace, name: lease },
  identity,
  clock,
  ...LEASE,
  onError: (error) => log.warn('lease not held', { error }),
});
// All that the control plane writes goes through this one.
const client = new KubeClient(behindFence(connection, election));
const stopHealth = await startHealthServer({
  port: config.metricsPort,
  registry: metrics.registry,
  notReady: () => (controlPlane === undefined ? ['informers'] : []),
  onScrape,
});
const trust = new AttachTrust();
const attachTls = prepareController(
  makeAttachTlsController({
    client,
    clock,
    namespace,
    names: attachTlsNames(attachSecret),
    trust,
    tell: (what, fields) => log.info(what, fields),
  }),
  { clock, concurrency: 1, limitMs: ATTACH_TLS_LIMIT_MS, report },
);
const address = await watchAttachAddress(client, { namespace, name: attachService }, signal, onError);
controlPlane = await startControlPlane(
  {
    client,
    clock,
    events: new KubeEvents({ client, clock, identity, onError: (error) => log.warn('event not recorded', { error }) }),
    runtimeImages: config.runtimeImages,
    functionEgress: config.functionEgress,
    activatorAddress: address.current,
    onActivatorAddress: address.onChange,
    masterKey: () => masterKey ?? fail('asked for the master key before this process led'),
    trust,
    concurrency: config.concurrency,
    onError,
    report,
    watchQueue: (kind) => watchQueue(metrics, kind),
  },
  signal,
);

const leading = await election.lead(signal);
if (leading !== undefined) {
  log.info('leading', { identity });
  metrics.leader.set(1);
  masterKey = await readMasterKey(leading);
  const keepingTls = attachTls.run(leading);
  // Nothing of a Function is made before it is known whom its pods are to trust.
  await Promise.race([trust.known, keepingTls]);
  if (!leading.aborted) await controlPlane.lead(leading);
  await keepingTls;
  // A deposed leader writes nothing more; what starts anew cannot mistake itself for one.
  if (!signal.aborted) fail('the lead was lost');
  await election.release();
}
await stopHealth();
log.info('stopped');
process.exit(0);

async function readMasterKey(leading: AbortSignal): Promise<Buffer> {
  for (;;) {
    try {
      return await ensureMasterKey(client, { namespace, name: attachSecret }, leading);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

function report(kind: string, { key, outcome, durationMs, error, retryInMs }: WorkerReport): void {
  metrics.reconciles.inc({ kind, outcome });
  if (error !== undefined)
    log.warn('reconcile failed', { [field.kind]: kind, [field.name]: keyText(key), outcome, retryInMs, error });
  else if (log.isDebug)
    log.debug('reconciled', { [field.kind]: kind, [field.name]: keyText(key), [field.durationMs]: durationMs });
}

function onScrape(): void {
  for (const { kind, queue } of controlPlane?.controllers ?? []) metrics.queueDepth.set({ name: kind }, queue.depth);
  for (const [resource, informer] of Object.entries(controlPlane?.informers ?? {})) {
    metrics.informerAge.set({ resource }, informer.lastContactAgeMs / 1000);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
