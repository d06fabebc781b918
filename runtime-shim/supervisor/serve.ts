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
  const { activator, trust, key, namespace, function: name, revision, podName, podUid, taskRoot, layerRoot } = config;
  const identity = { key, namespace, function: name, revision, podName, podUid, shimVersion: SHIM_VERSION };
  const onUnavailable = (error: unknown): void => {
    logger.error('no code', { error: error instanceof Error ? error.message : String(error) });
    void shutdown.run(1);
  };
  const instanceDeps = { sandbox, logs, clock, taskRoot, layerRoot, initLimitMs: INIT_LIMIT_MS, onUnavailable };
  const session: Session = new Session(identity, (assignment) => {
    const server = { address: assignment.codeAddress, trust: () => attach.trust };
    return new FunctionInstance(assignment, { ...instanceDeps, server });
  });
  const onWelcome = (): void => {
    logger.info('attached', { activator, upMs: Math.round(clock.monotonic()) });
    shutdown.attached(session, attach);
  };
  const onRejected = (): void => void shutdown.leave(1);
  const backoff = new Backoff(Math.random);
  const attach: Attach = new Attach({ activator, trust, session, backoff, clock, logger, onWelcome, onRejected });
  attach.connect();
  void import('./code/place-code.ts');
  void import('./code/rehearse.ts').then(({ rehearse }) => rehearse());
}
