// A real supervisor process, dialling the test's own activator.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveInline } from '../../../../operator/code/archive.ts';
import type { Assign } from '../../../../runtime-shim/proto/index.ts';
import { TestCertificate } from '../../../support/certificates.ts';
import { until } from '../../../support/until.ts';
import { type ShimStream, TestActivator, makeAssign } from './activator.ts';

const ENTRY = join(import.meta.dirname, '../../../../runtime-shim/supervisor/main.ts');

export class Shim implements AsyncDisposable {
  readonly activator: TestActivator;
  readonly taskRoot = join(mkdtempSync(join(tmpdir(), 'shim-')), 'task');
  readonly layerRoot = join(this.taskRoot, '..', 'opt');
  #process: ChildProcess | undefined;
  /** Instead of the CAs of its activator. */
  trust: string | undefined;
  stdout = '';
  stderr = '';

  constructor(certificate: TestCertificate) {
    this.activator = new TestActivator(certificate);
  }

  /** With its activator, and neither started. */
  static async make(): Promise<Shim> {
    return new Shim(await TestCertificate.make());
  }

  /** Starts the activator and the shim, and waits for its first Hello. */
  static async start(): Promise<Shim> {
    const shim = await Shim.make();
    await shim.activator.start();
    shim.spawn();
    await shim.activator.stream(0);
    return shim;
  }

  /** A shim that was told what it is. */
  static async assigned(code: string | Record<string, string>, fields: Assign = {}): Promise<[Shim, ShimStream]> {
    const shim = await Shim.start();
    const stream = await shim.activator.stream(0);
    const files = typeof code === 'string' ? { 'index.js': code } : code;
    stream.send({ assign: makeAssign(archiveInline(files), fields) });
    return [shim, stream];
  }

  spawn(): void {
    const child = spawn(process.execPath, [ENTRY], {
      env: {
        ...process.env,
        PILOTLIGHT_ACTIVATOR: this.activator.address,
        PILOTLIGHT_KEY: 'key',
        PILOTLIGHT_CA: this.trust ?? this.activator.certificate.current().bundle,
        PILOTLIGHT_NAMESPACE: 'ns',
        PILOTLIGHT_FUNCTION: 'f',
        PILOTLIGHT_REVISION: 'rev-1',
        PILOTLIGHT_POD_UID: 'uid-1',
        HOSTNAME: 'pod-1',
        LAMBDA_TASK_ROOT: this.taskRoot,
        PILOTLIGHT_LAYER_ROOT: this.layerRoot,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.#process = child;
  }

  get process(): ChildProcess {
    if (this.#process === undefined) throw new Error('the shim was not started');
    return this.#process;
  }

  terminate(): void {
    this.process.kill('SIGTERM');
  }

  async exitCode(): Promise<number | null> {
    const { process: child } = this;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  /** Handlers that wait for a sign of the test get it. */
  letGo(): void {
    writeFileSync(join(this.taskRoot, '..', 'go'), '');
  }

  residentMb(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  }

  children(): number {
    const { pid } = this.process;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').length - 1;
  }

  async printed(text: string): Promise<void> {
    await until(`'${text}' in the log, which has: ${this.stdout.slice(-500)}`, () => this.stdout.includes(text), {
      everyMs: 5,
      withinMs: 10_000,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.process.exitCode === null) this.process.kill('SIGKILL');
    await this.activator[Symbol.asyncDispose]();
    rmSync(join(this.taskRoot, '..'), { recursive: true, force: true });
  }
}
