// All metrics in one table: name, help, labels, buckets. Labels are bounded: a function, a version that was called and an outcome, never a request.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CountedHistogram } from './counted-histogram.ts';

const WAIT_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.3, 0.6, 2, 10];
const DURATION_BUCKETS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60];

const byVersion = ['namespace', 'function', 'version'] as const;

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    ...dataPath(registers),
    ...controlPath(registers),
    ...workQueue(registers),
    ...codeStore(registers),
  };
}

function dataPath(registers: Registry[]) {
  const readers = new Set<() => void>();
  const collect = (): void => readers.forEach((read) => read());
  return {
    /** Run before every scrape: what a function counts by itself is handed over here, because a lookup by label costs more than counting. */
    readers,
    invocations: new Counter({
      name: 'pilotlight_invocations_total',
      help: 'Invocations that got an answer, by outcome: success, function_error, or the code of a failure',
      labelNames: [...byVersion, 'outcome'],
      registers,
      collect,
    }),
    duration: new CountedHistogram({
      name: 'pilotlight_invocation_duration_seconds',
      help: 'From the request to its answer',
      labelNames: byVersion,
      buckets: DURATION_BUCKETS,
      registers,
    }),
    wait: new CountedHistogram({
      name: 'pilotlight_wait_seconds',
      help: 'How long requests that found no idle instance waited for one',
      labelNames: byVersion,
      buckets: WAIT_BUCKETS,
      registers,
    }),
    waiting: new Gauge({
      name: 'pilotlight_waiting_requests',
      help: 'Requests that wait for an instance now',
      labelNames: byVersion,
      registers,
      collect,
    }),
    instances: new Gauge({
      name: 'pilotlight_instances',
      help: 'Instances attached to this activator now',
      labelNames: byVersion,
      registers,
      collect,
    }),
    bufferedBytes: new Gauge({ name: 'pilotlight_buffered_bytes', help: 'Bytes of all requests held now', registers }),
    scalePatches: new Counter({
      name: 'pilotlight_scale_patches_total',
      help: 'Changes of the number of replicas, by outcome: done or failed',
      labelNames: ['outcome'],
      registers,
    }),
    forwarded: new Counter({
      name: 'pilotlight_forwarded_events_total',
      help: 'Events sent to the activator that owns their function',
      registers,
    }),
    ringEpoch: new Gauge({ name: 'pilotlight_ring_epoch', help: 'The epoch of the ring known here', registers }),
    ringMembers: new Gauge({ name: 'pilotlight_ring_members', help: 'Activators in the ring known here', registers }),
    refusals: new Counter({
      name: 'pilotlight_refused_requests_total',
      help: 'Requests that got a failure instead of a result, by its code',
      labelNames: ['code'],
      registers,
    }),
  };
}

function controlPath(registers: Registry[]) {
  return {
    reconciles: new Counter({
      name: 'pilotlight_reconcile_total',
      help: 'Looks at objects, by outcome: done, retry or terminal',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    leader: new Gauge({ name: 'pilotlight_leader', help: '1 while this process leads', registers }),
    // Of both programs
    informerAge: new Gauge({
      name: 'pilotlight_informer_age_seconds',
      help: 'Time since the API server was last heard of',
      labelNames: ['resource'],
      registers,
    }),
  };
}

function codeStore(registers: Registry[]) {
  return {
    codeStoreBytes: new Gauge({
      name: 'pilotlight_code_store_bytes',
      help: 'Bytes of all that the code store holds',
      registers,
    }),
    codeStoreRequests: new Counter({
      name: 'pilotlight_code_store_requests_total',
      help: 'Requests to the code store, by method and status',
      labelNames: ['method', 'status'],
      registers,
    }),
  };
}

/** Named like client-go's, so that dashboards and alerts for any operator read ours too. */
function workQueue(registers: Registry[]) {
  const shared = { labelNames: ['name'] as const, registers };
  return {
    queueDepth: new Gauge({ name: 'workqueue_depth', help: 'Objects that wait for a look now', ...shared }),
    queueAdds: new Counter({ name: 'workqueue_adds_total', help: 'Objects that came to wait for a look', ...shared }),
    queueRetries: new Counter({
      name: 'workqueue_retries_total',
      help: 'Looks that failed, each tried again',
      ...shared,
    }),
    queueDuration: new Histogram({
      name: 'workqueue_queue_duration_seconds',
      help: 'How long an object waited for its look',
      buckets: WAIT_BUCKETS,
      ...shared,
    }),
    workDuration: new Histogram({
      name: 'workqueue_work_duration_seconds',
      help: 'How long a look took',
      buckets: WAIT_BUCKETS,
      ...shared,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
