// Everything that needs the network: the session with the activator and the function that it assigns. Loaded last.
import { Attach } from './attach.ts';
import { Backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { FunctionInstance } from './function-instance.ts';
import type { Logger } from './logger.ts';
import type { Logs } from './logs.ts';
import type { Sandbox } from './sandbox.ts';
import { Session } from './session.ts';
import type { Shutdown } from './shutdown.ts';
import { SHIM_VERSION } from './version.ts';

export interface ServeDeps {
  config: Config;
  sandbox: Sandbox;
  logs: Logs;
  logger: Logger;
  clock: Clock;
  shutdown: Shutdown;
}

/** Lambda's limit for an initialisation outside of an event. */
const INIT_LIMIT_MS = 10_000;

export function serve({ config, sandbox, logs, logger, clock, shutdown }: ServeDeps): void {
  const { activator, trust, key, namespace, function: name, revision, podName, podUid, taskRoot } = config;
  const identity = { key, namespace, function: name, revision, podName, podUid, shimVersion: SHIM_VERSION };
  const instanceDeps = { sandbox, logs, clock, taskRoot, initLimitMs: INIT_LIMIT_MS };
  const session = new Session(identity, (assignment) => new FunctionInstance(assignment, instanceDeps));
  const onWelcome = (): void => {
    logger.info('attached', { activator, upMs: Math.round(clock.monotonic()) });
    shutdown.attached(session, attach);
  };
  const onRejected = (): void => void shutdown.leave(1);
  const backoff = new Backoff(Math.random);
  const attach = new Attach({ activator, trust, session, backoff, clock, logger, onWelcome, onRejected });
  attach.connect();
  void import('./code.ts');
}
