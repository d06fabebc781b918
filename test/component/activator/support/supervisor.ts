// A pod with the real shim: its supervisor as a process of this machine.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveAttachKey } from '../../../../operator/api/attach-key.ts';
import type { FleetOptions } from './fleet.ts';

const ENTRY = join(import.meta.dirname, '../../../../runtime-shim/supervisor/main.ts');

export class Supervisor implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  readonly #process: ChildProcess;

  constructor({ address, trust, masterKey, namespace, function: name, revision }: FleetOptions, pod: string) {
    this.#process = spawn(process.execPath, [ENTRY], {
      env: {
        PATH: process.env['PATH'],
        PILOTLIGHT_ACTIVATOR: address,
        PILOTLIGHT_CA: trust,
        PILOTLIGHT_KEY: deriveAttachKey(masterKey, { namespace, function: name, revision }),
        PILOTLIGHT_NAMESPACE: namespace,
        PILOTLIGHT_FUNCTION: name,
        PILOTLIGHT_REVISION: revision,
        PILOTLIGHT_POD_UID: `uid-${pod}`,
        HOSTNAME: pod,
        LAMBDA_TASK_ROOT: join(this.#folder, 'task'),
        PILOTLIGHT_LAYER_ROOT: join(this.#folder, 'opt'),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** undefined while it runs. */
  get exitCode(): number | undefined {
    return this.#process.exitCode ?? undefined;
  }

  [Symbol.dispose](): void {
    this.#process.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
