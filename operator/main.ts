// The operator's process: read the configuration, then one term after the other: know the cluster, wait for the lead, work until
// it is lost, or until told to stop.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attachTlsNames } from './api/attach-tls.ts';
import type { Packages } from './code/packages.ts';
import { openCodeStore } from './code/store/open-code-store.ts';
import { readOperatorConfig } from './config/operator.ts';
import { watchAttachAddress } from './attach-address.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';
import { makeAttachTlsController } from './controllers/attach-tls/controller.ts';
import { AttachTrust } from './controllers/attach-tls/trust.ts';
import { ensureMasterKey } from './controllers/master-key.ts';
import { tendStore, type TendOptions } from './controllers/tend-store.ts';
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
import { openPackages } from './open-packages.ts';
import { systemClock as clock } from './reconcile/clock.ts';
import { keyText } from './reconcile/contract.ts';
import { prepareController } from './reconcile/controller.ts';
import type { WorkerReport } from './reconcile/worker.ts';
import { watchRing } from './watch-ring.ts';

/** A standby sees the last renewal up to one retry late and its end up to one retry late: it leads within 13 s. */
const LEASE = { durationMs: 10_000, renewDeadlineMs: 6_500, retryMs: 1_000 };
const ATTACH_TLS_LIMIT_MS = 30_000;

interface Term {
  /** All that the control plane writes goes through this one. */
  client: KubeClient;
  election: LeaderElection;
  /** Whom function pods are to trust. */
  trust: AttachTrust;
  packages: Packages;
  /** Known from the moment on in which the term leads. */
  masterKey?: Buffer;
}

const config = readOperatorConfig(process.env);
const log = createLogger('operator', config.logLevel);
log.info('starting', { config });
const metrics = createMetrics();
const stopping = new AbortController();
const { signal } = stopping;
/** Of this term. */
let controlPlane: ControlPlane | undefined;

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
const codeStore = openCodeStore(config.code.store, clock);
const directory = makeDirectory();
const stopHealth = await startHealthServer({
  port: config.metricsPort,
  registry: metrics.registry,
  notReady: () => (controlPlane === undefined ? ['informers'] : []),
  onScrape,
});
while (!signal.aborted) await serveTerm();
await stopHealth();
log.info('stopped');
process.exit(0);

/**
 * Each term has an election, a fence and copies of its own: a look of an earlier one that does not end finds its fence closed for
 * good. In this process, because Kubernetes waits up to five minutes before it starts one again that ends often.
 */
async function serveTerm(): Promise<void> {
  const over = new AbortController();
  const end = AbortSignal.any([signal, over.signal]);
  const election = new LeaderElection({
    client: new KubeClient(connection),
    lease: { namespace, name: lease },
    identity,
    clock,
    ...LEASE,
    onError: (error) => log.warn('lease not held', { error }),
  });
  const client = new KubeClient(behindFence(connection, election));
  const term: Term = { client, trust: new AttachTrust(), packages: makePackages(client), election };
  controlPlane = undefined;
  controlPlane = await unlessStopped(open(term, end));
  if (controlPlane === undefined) return;
  const leading = await election.lead(end);
  if (leading !== undefined) {
    log.info('leading', { identity });
    metrics.leader.set(1);
    await work(controlPlane, term, leading);
    metrics.leader.set(0);
    if (signal.aborted) await election.release();
    else log.warn('the lead was lost, standing by', { identity });
  }
  over.abort();
}

/** undefined once this process is told to stop: an API server that is away must not keep it. */
function unlessStopped<T>(work: Promise<T>): Promise<T | undefined> {
  const stopped = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([work, stopped]);
}

/** Resolves when the lead is over. */
async function work(plane: ControlPlane, term: Term, leading: AbortSignal): Promise<void> {
  try {
    term.masterKey = await readMasterKey(term.client, leading);
    const keepingTls = keepAttachTls(term, leading);
    // Nothing of a Function is made before it is known whom its pods are to trust.
    await Promise.race([term.trust.known, keepingTls]);
    leading.throwIfAborted();
    const tending = tendStore(tendOptions(plane, term), leading);
    await plane.lead(leading);
    await Promise.all([keepingTls, tending]);
  } catch (error) {
    if (!leading.aborted) throw error;
  }
}

function keepAttachTls({ client, trust }: Term, leading: AbortSignal): Promise<void> {
  const names = attachTlsNames(attachSecret);
  const tell = (what: string, fields: Record<string, unknown>): void => log.info(what, fields);
  const controller = makeAttachTlsController({ client, clock, namespace, names, trust, tell });
  return prepareController(controller, { clock, concurrency: 1, limitMs: ATTACH_TLS_LIMIT_MS, report }).run(leading);
}

/** Resolves once the local copies are complete. */
async function open(term: Term, end: AbortSignal): Promise<ControlPlane> {
  const { client, trust, packages } = term;
  const address = await watchAttachAddress(client, { namespace, name: attachService }, end, onError);
  const { ring: name, activatorMetricsPort: metricsPort } = config;
  const activators = await watchRing({ client, record: { namespace, name }, metricsPort, onError }, end);
  const onEventError = (error: unknown): void => log.warn('event not recorded', { error });
  const options = {
    client,
    clock,
    events: new KubeEvents({ client, clock, identity, onError: onEventError }),
    runtimeImages: config.runtimeImages,
    functionEgress: config.functionEgress,
    versionRetention: config.versionRetention,
    versionImageRepositories: config.versionImageRepositories,
    activatorAddress: address.current,
    onActivatorAddress: address.onChange,
    activators,
    trust,
    packages,
    masterKey: () => term.masterKey ?? fail('asked for the master key before this process led'),
    concurrency: config.concurrency,
    onError,
    report,
    watchQueue: (kind: string) => watchQueue(metrics, kind),
  };
  return startControlPlane(options, end);
}

/** For files that do not last, in a pod that does: what an earlier process has left there is removed. */
function makeDirectory(): string {
  const path = join(config.code.directory, identity);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

function makePackages(client: KubeClient): Packages {
  const { allowedHosts } = config.code;
  const serviceAccount = { namespace, name: config.serviceAccount };
  return openPackages({ client, store: codeStore, clock, allowedHosts, directory, serviceAccount });
}

function tendOptions({ named }: ControlPlane, { packages, election }: Term): TendOptions {
  return {
    store: codeStore,
    packages,
    named,
    clock,
    check: () => election.check(),
    graceMs: config.code.graceSeconds * 1000,
    collectEveryMs: config.code.collectSeconds * 1000,
    lookEveryMs: config.code.lookSeconds * 1000,
    onRemoved: (removed) => log.info('packages removed that nobody names', { ...removed }),
    onError: (error) => log.warn('the code store was not tended, trying again', { error }),
  };
}

async function readMasterKey(client: KubeClient, leading: AbortSignal): Promise<Buffer> {
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
