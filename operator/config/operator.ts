// Every setting of the operator: name, default, unit.
import { tmpdir } from 'node:os';
import { hostMistake } from '../code/source/allowed-hosts.ts';
import type { EgressRule } from '../kube/types.ts';
import { logLevels, type LogLevel } from '../observe/log.ts';
import { readCodeStoreConfig, type CodeStoreConfig } from './code-store.ts';
import { readSettings, type Environment, type SettingsReader } from './reader.ts';

export interface OperatorConfig {
  /** Where the operator and the activator live. */
  systemNamespace: string;
  /** Unique for this process: the pod's name. */
  identity: string;
  /** Its own, in the system namespace: what a user lets read a Secret with credentials. */
  serviceAccount: string;
  /** Name of the Lease that the working operator holds. */
  lease: string;
  /** Name of the Service at which shims reach the activator. */
  attachService: string;
  /** Name of the Secret with the master key of all attach keys; with -ca and -tls behind it, of those with the CAs and the certificate. */
  attachSecret: string;
  /** Name of the ConfigMap that says who the activators are, and the port of their metrics. */
  ring: string;
  activatorMetricsPort: number;
  /** Lambda's runtime identifier → image. */
  runtimeImages: Readonly<Record<string, string>>;
  /** What function pods may reach, as egress rules of a NetworkPolicy; absent: no policies are written. */
  functionEgress: readonly EgressRule[] | undefined;
  /** How many published Versions of a Function stay that no alias names; absent: all. */
  versionRetention: number | undefined;
  /** Repositories whose images Versions may name, besides those of the installed runtimes. */
  versionImageRepositories: readonly string[];
  /** Objects of one kind that are looked at in parallel. */
  concurrency: number;
  code: CodeConfig;
  metricsPort: number;
  logLevel: LogLevel;
}

export interface CodeConfig {
  store: CodeStoreConfig;
  /** Hosts whose addresses may be private: names, *.suffixes and IP addresses. */
  allowedHosts: readonly string[];
  /** For packages on their way; nothing in it lasts. */
  directory: string;
  /** How long a package stays in the store after it was brought, and after nobody names it any more. */
  graceSeconds: number;
  /** What is not used is looked for this often. */
  collectSeconds: number;
  /** What the store has lost is looked for this often. */
  lookSeconds: number;
}

const seconds = (fallback: number) => ({ fallback, min: 1, max: 31_536_000 });

const readCodeConfig = (read: SettingsReader): CodeConfig => ({
  store: readCodeStoreConfig(read),
  allowedHosts: read.list('PILOTLIGHT_CODE_ALLOWED_HOSTS', hostMistake),
  directory: read.text('PILOTLIGHT_CODE_DIRECTORY', tmpdir()),
  graceSeconds: read.integer('PILOTLIGHT_CODE_GRACE_SECONDS', seconds(86_400)),
  collectSeconds: read.integer('PILOTLIGHT_CODE_COLLECT_SECONDS', seconds(600)),
  lookSeconds: read.integer('PILOTLIGHT_CODE_LOOK_SECONDS', seconds(60)),
});

const repositoryMistake = (entry: string): string | undefined =>
  /^[a-z0-9]([a-z0-9._:/-]*[a-z0-9])?$/i.test(entry) ? undefined : `${entry} is not the repository of an image`;

/** Throws one error that names every mistake. */
export function readOperatorConfig(environment: Environment): OperatorConfig {
  return readSettings(environment, (read) => ({
    systemNamespace: read.text('PILOTLIGHT_SYSTEM_NAMESPACE', 'pilotlight-system'),
    identity: read.text('PILOTLIGHT_IDENTITY', `operator-${process.pid}`),
    serviceAccount: read.text('PILOTLIGHT_SERVICE_ACCOUNT', 'pilotlight-operator'),
    lease: read.text('PILOTLIGHT_LEASE', 'pilotlight-operator'),
    attachService: read.text('PILOTLIGHT_ATTACH_SERVICE', 'pilotlight-activator-attach'),
    attachSecret: read.text('PILOTLIGHT_ATTACH_SECRET', 'pilotlight-attach'),
    ring: read.text('PILOTLIGHT_RING', 'pilotlight-ring'),
    activatorMetricsPort: read.integer('PILOTLIGHT_ACTIVATOR_METRICS_PORT', { fallback: 9100, min: 1, max: 65_535 }),
    runtimeImages: read.textMap('PILOTLIGHT_RUNTIME_IMAGES'),
    functionEgress: read.objects<EgressRule>('PILOTLIGHT_FUNCTION_EGRESS'),
    versionRetention: read.optionalInteger('PILOTLIGHT_VERSIONS_RETENTION', { min: 1, max: 1_000_000 }),
    versionImageRepositories: read.list('PILOTLIGHT_VERSIONS_IMAGE_REPOSITORIES', repositoryMistake),
    concurrency: read.integer('PILOTLIGHT_CONCURRENCY', { fallback: 8, min: 1, max: 64 }),
    code: readCodeConfig(read),
    metricsPort: read.integer('PILOTLIGHT_METRICS_PORT', { fallback: 9100, min: 1, max: 65_535 }),
    logLevel: read.oneOf('PILOTLIGHT_LOG_LEVEL', logLevels, 'info'),
  }));
}
