// The only reader of the supervisor's environment. What it reads it deletes, so that no child ever inherits it.
import { dirname, join } from 'node:path';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Config {
  /** host:port */
  activator: string;
  key: string;
  /** Certificates of the CAs that vouch for activators, as PEM. */
  trust: string;
  namespace: string;
  function: string;
  revision: string;
  podUid: string;
  podName: string;
  logLevel: LogLevel;
  /** Where the code is unpacked. */
  taskRoot: string;
  /** Where layers are. */
  layerRoot: string;
  /** The program of the runtime process. */
  runtimeEntry: string;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Throws ConfigError with all mistakes at once. */
export function readConfig(env: NodeJS.ProcessEnv, supervisorEntry: string): Config {
  const mistakes: string[] = [];
  const take = (name: string): string | undefined => {
    const value = env[name];
    delete env[name];
    return value;
  };
  const required = (name: string): string => {
    const value = take(name);
    if (!value) mistakes.push(`${name} is not set`);
    return value ?? '';
  };
  const config: Config = {
    activator: required('PILOTLIGHT_ACTIVATOR'),
    key: required('PILOTLIGHT_KEY'),
    trust: required('PILOTLIGHT_CA'),
    namespace: required('PILOTLIGHT_NAMESPACE'),
    function: required('PILOTLIGHT_FUNCTION'),
    revision: required('PILOTLIGHT_REVISION'),
    podUid: required('PILOTLIGHT_POD_UID'),
    podName: env['HOSTNAME'] ?? '',
    logLevel: parseLevel(take('PILOTLIGHT_LOG_LEVEL') ?? 'info', mistakes),
    taskRoot: env['LAMBDA_TASK_ROOT'] ?? '/var/task',
    layerRoot: take('PILOTLIGHT_LAYER_ROOT') ?? '/opt',
    runtimeEntry: runtimeEntryBeside(supervisorEntry),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('; '));
  return Object.freeze(config);
}

function parseLevel(text: string, mistakes: string[]): LogLevel {
  const level = LEVELS.find((known) => known === text);
  if (level === undefined) mistakes.push(`PILOTLIGHT_LOG_LEVEL is '${text}', not one of ${LEVELS.join(', ')}`);
  return level ?? 'info';
}

/** The image holds two bundles side by side; unbundled, the runtime process is the folder next door. */
export function runtimeEntryBeside(supervisorEntry: string): string {
  const here = dirname(supervisorEntry);
  return supervisorEntry.endsWith('.ts') ? join(here, '..', 'node', 'main.ts') : join(here, 'node.cjs');
}
