// Every setting of the activator: name, default, unit.
import { logLevels, type LogLevel } from '../observe/log.ts';
import { readCodeStoreConfig, type CodeStoreConfig } from './code-store.ts';
import { readSettings, type Environment } from './reader.ts';

export interface ActivatorConfig {
  /** What stands where an ARN has a region. */
  region: string;
  systemNamespace: string;
  /** Name of the Secret with the master key of all attach keys; with -tls behind it, of the one with the certificate. */
  attachSecret: string;
  /** Name and address of this activator's pod, and the labels of all activators' pods. */
  podName: string;
  podIp: string;
  selector: string;
  /** Name of the ConfigMap in which the activators agree on who owns what. */
  ring: string;
  httpPort: number;
  attachPort: number;
  /** Where other activators dial. */
  peerPort: number;
  /** Where shims fetch packages. */
  codePort: number;
  /** Whether a connection to it must come from the address of the pod that it says it is. */
  verifyAttachAddress: boolean;
  /** Health and metrics. */
  metricsPort: number;
  /** An instance without an invocation for this long is removed, unless its Function says otherwise. */
  defaultIdleTimeoutMs: number;
  /** The longest that a request waits for an instance. */
  waitMs: number;
  /** How long an answer about who may invoke is used. */
  authorizationCacheMs: number;
  /** How long the last yes is used while the API server cannot be asked. 0: not at all. */
  authorizationStaleMs: number;
  /** Bounds of what waits or is being read. */
  bufferTotalBytes: number;
  bufferFunctionBytes: number;
  bufferFunctionRequests: number;
  /** A directory for packages, and how many bytes of them stay there. */
  codeCache: string;
  codeCacheBytes: number;
  codeStore: CodeStoreConfig;
  /** How long new connections are still served after the order to stop: until nobody sends any here. */
  drainMs: number;
  logLevel: LogLevel;
}

const port = (fallback: number) => ({ fallback, min: 1, max: 65_535 });
const MIB = 2 ** 20;

/** Throws one error that names every mistake. */
export function readActivatorConfig(environment: Environment): ActivatorConfig {
  return readSettings(environment, (read) => ({
    region: read.text('PILOTLIGHT_REGION', 'local'),
    systemNamespace: read.text('PILOTLIGHT_SYSTEM_NAMESPACE', 'pilotlight-system'),
    attachSecret: read.text('PILOTLIGHT_ATTACH_SECRET', 'pilotlight-attach'),
    podName: read.text('HOSTNAME', 'activator'),
    podIp: read.text('PILOTLIGHT_POD_IP', '127.0.0.1'),
    selector: read.text('PILOTLIGHT_SELECTOR', 'app.kubernetes.io/component=activator'),
    ring: read.text('PILOTLIGHT_RING', 'pilotlight-ring'),
    httpPort: read.integer('PILOTLIGHT_HTTP_PORT', port(8080)),
    attachPort: read.integer('PILOTLIGHT_ATTACH_PORT', port(9090)),
    peerPort: read.integer('PILOTLIGHT_PEER_PORT', port(9091)),
    codePort: read.integer('PILOTLIGHT_CODE_PORT', port(9092)),
    verifyAttachAddress: read.oneOf('PILOTLIGHT_VERIFY_ATTACH_ADDRESS', ['true', 'false'], 'true') === 'true',
    metricsPort: read.integer('PILOTLIGHT_METRICS_PORT', port(9100)),
    defaultIdleTimeoutMs: 1000 * read.integer('PILOTLIGHT_DEFAULT_IDLE_TIMEOUT', { fallback: 60, min: 1, max: 86_400 }),
    waitMs: 1000 * read.integer('PILOTLIGHT_WAIT_SECONDS', { fallback: 60, min: 1, max: 900 }),
    authorizationCacheMs:
      1000 * read.integer('PILOTLIGHT_AUTHORIZATION_CACHE_SECONDS', { fallback: 10, min: 1, max: 60 }),
    authorizationStaleMs:
      1000 * read.integer('PILOTLIGHT_AUTHORIZATION_STALE_SECONDS', { fallback: 900, min: 0, max: 86_400 }),
    bufferTotalBytes: read.integer('PILOTLIGHT_BUFFER_TOTAL_BYTES', {
      fallback: 256 * MIB,
      min: 8 * MIB,
      max: 2 ** 40,
    }),
    bufferFunctionBytes: read.integer('PILOTLIGHT_BUFFER_FUNCTION_BYTES', {
      fallback: 64 * MIB,
      min: 8 * MIB,
      max: 2 ** 40,
    }),
    bufferFunctionRequests: read.integer('PILOTLIGHT_BUFFER_FUNCTION_REQUESTS', {
      fallback: 1000,
      min: 1,
      max: 1_000_000,
    }),
    codeCache: read.text('PILOTLIGHT_CODE_CACHE', '/var/cache/pilotlight'),
    codeCacheBytes: read.integer('PILOTLIGHT_CODE_CACHE_BYTES', { fallback: 1024 * MIB, min: 64 * MIB, max: 2 ** 40 }),
    codeStore: readCodeStoreConfig(read),
    drainMs: 1000 * read.integer('PILOTLIGHT_DRAIN_SECONDS', { fallback: 5, min: 0, max: 300 }),
    logLevel: read.oneOf('PILOTLIGHT_LOG_LEVEL', logLevels, 'info'),
  }));
}
