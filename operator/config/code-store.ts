// Where packages are kept: the settings that the operator and the activator share, and those of the code store's own program.
import { logLevels, type LogLevel } from '../observe/log.ts';
import { readSettings, type Environment, type SettingsReader } from './reader.ts';

/** Of S3 where there is a bucket, else of the code store's program. Plain data: it may be handed to a thread. */
export interface CodeStoreConfig {
  /** Of the code store's program. */
  url: string;
  /** The file with the token that Kubernetes makes for us. */
  tokenFile: string;
  s3: S3StoreConfig | undefined;
}

export interface S3StoreConfig {
  /** Empty: AWS. */
  endpoint: string;
  bucket: string;
  region: string;
  prefix: string;
  /** A Secret as files: accessKeyId, secretAccessKey, and sessionToken where there is one. Empty: no credentials. */
  credentialsDirectory: string;
}

export function readCodeStoreConfig(read: SettingsReader): CodeStoreConfig {
  const bucket = read.text('PILOTLIGHT_CODE_STORE_S3_BUCKET', '');
  return {
    url: read.url('PILOTLIGHT_CODE_STORE_URL', 'http://pilotlight-code-store:8080'),
    tokenFile: read.text('PILOTLIGHT_CODE_STORE_TOKEN', '/var/run/secrets/pilotlight.dev/code-store/token'),
    s3: bucket === '' ? undefined : readS3(read, bucket),
  };
}

const readS3 = (read: SettingsReader, bucket: string): S3StoreConfig => ({
  endpoint: read.url('PILOTLIGHT_CODE_STORE_S3_ENDPOINT', ''),
  bucket,
  region: read.text('PILOTLIGHT_CODE_STORE_S3_REGION', 'us-east-1'),
  prefix: read.text('PILOTLIGHT_CODE_STORE_S3_PREFIX', ''),
  credentialsDirectory: read.text('PILOTLIGHT_CODE_STORE_S3_CREDENTIALS', ''),
});

export interface CodeStoreServerConfig {
  directory: string;
  /** Of all packages together. */
  limitBytes: number;
  port: number;
  /** Health and metrics. */
  metricsPort: number;
  /** User names of the ServiceAccounts that may use it. */
  clients: readonly string[];
  logLevel: LogLevel;
}

const port = (fallback: number) => ({ fallback, min: 1, max: 65_535 });
/** Of a volume; a file system wants some for itself, and a node ends pods that use more than they may. */
const USABLE = 0.9;

/** Throws one error that names every mistake. */
export function readCodeStoreServerConfig(environment: Environment): CodeStoreServerConfig {
  return readSettings(environment, (read) => ({
    directory: read.text('PILOTLIGHT_CODE_STORE_DIRECTORY', '/var/lib/pilotlight'),
    limitBytes: Math.floor(read.bytes('PILOTLIGHT_CODE_STORE_SIZE', '10Gi') * USABLE),
    port: read.integer('PILOTLIGHT_CODE_STORE_PORT', port(8080)),
    metricsPort: read.integer('PILOTLIGHT_METRICS_PORT', port(9100)),
    clients: read.serviceAccounts('PILOTLIGHT_CODE_STORE_CLIENTS'),
    logLevel: read.oneOf('PILOTLIGHT_LOG_LEVEL', logLevels, 'info'),
  }));
}
