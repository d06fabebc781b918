// Every setting of the operator: name, default, unit.
import type { EgressRule } from '../kube/types.ts';
import { logLevels, type LogLevel } from '../observe/log.ts';
import { readSettings, type Environment } from './reader.ts';

export interface OperatorConfig {
  /** Where the operator and the activator live. */
  systemNamespace: string;
  /** Unique for this process: the pod's name. */
  identity: string;
  /** Name of the Lease that the working operator holds. */
  lease: string;
  /** Name of the Service at which shims reach the activator. */
  attachService: string;
  /** Name of the Secret with the master key of all attach keys; with -ca and -tls behind it, of those with the CAs and the certificate. */
  attachSecret: string;
  /** Lambda's runtime identifier → image. */
  runtimeImages: Readonly<Record<string, string>>;
  /** What function pods may reach, as egress rules of a NetworkPolicy; absent: no policies are written. */
  functionEgress: readonly EgressRule[] | undefined;
  /** Objects of one kind that are looked at in parallel. */
  concurrency: number;
  metricsPort: number;
  logLevel: LogLevel;
}

/** Throws one error that names every mistake. */
export function readOperatorConfig(environment: Environment): OperatorConfig {
  return readSettings(environment, (read) => ({
    systemNamespace: read.text('PILOTLIGHT_SYSTEM_NAMESPACE', 'pilotlight-system'),
    identity: read.text('PILOTLIGHT_IDENTITY', `operator-${process.pid}`),
    lease: read.text('PILOTLIGHT_LEASE', 'pilotlight-operator'),
    attachService: read.text('PILOTLIGHT_ATTACH_SERVICE', 'pilotlight-activator-attach'),
    attachSecret: read.text('PILOTLIGHT_ATTACH_SECRET', 'pilotlight-attach'),
    runtimeImages: read.textMap('PILOTLIGHT_RUNTIME_IMAGES'),
    functionEgress: read.objects<EgressRule>('PILOTLIGHT_FUNCTION_EGRESS'),
    concurrency: read.integer('PILOTLIGHT_CONCURRENCY', { fallback: 8, min: 1, max: 64 }),
    metricsPort: read.integer('PILOTLIGHT_METRICS_PORT', { fallback: 9100, min: 1, max: 65_535 }),
    logLevel: read.oneOf('PILOTLIGHT_LOG_LEVEL', logLevels, 'info'),
  }));
}
