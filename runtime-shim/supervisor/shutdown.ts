// SIGTERM: say Draining, finish what runs, hand over every result, exit 0. At once when idle or never attached.
import type { Attach } from './attach.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';
import type { Logs } from './logs.ts';
import type { Sandbox } from './sandbox.ts';
import type { Session } from './session.ts';

export interface ShutdownDeps {
  sandbox: Sandbox;
  logs: Logs;
  logger: Logger;
  clock: Clock;
}

/** All results are written by then: whoever does not end a stream or read a log is not waited for. */
const GRACE_MS = 1000;

export class Shutdown {
  readonly #deps: ShutdownDeps;
  #drain: (() => Promise<void>) | undefined;

  constructor(deps: ShutdownDeps) {
    this.#deps = deps;
  }

  /** From now on there is somebody to take leave of. */
  attached(session: Session, attach: Attach): void {
    this.#drain = async () => {
      await session.drain();
      await this.#atMostGrace(attach.stop());
    };
  }

  async run(exitCode = 0): Promise<never> {
    this.#deps.logger.info('draining');
    await this.#drain?.();
    return this.leave(exitCode);
  }

  /** At once: nobody would take what is left. */
  async leave(exitCode: number): Promise<never> {
    this.#deps.sandbox.stop();
    this.#deps.logs.writeOut();
    await this.#atMostGrace(new Promise<void>((resolve) => process.stdout.write('', () => resolve())));
    process.exit(exitCode);
  }

  async #atMostGrace(done: Promise<void>): Promise<void> {
    await Promise.race([done, new Promise<void>((resolve) => void this.#deps.clock.after(GRACE_MS, resolve))]);
  }
}
