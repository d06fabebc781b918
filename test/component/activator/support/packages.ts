// Packages for an activator in this process: a folder that is the code store, and a real code thread with its cache and its port.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeProgramBeside, CodeWorker } from '../../../../operator/activator/code/code.ts';
import type { CodeStoreConfig } from '../../../../operator/config/code-store.ts';
import { systemClock as clock } from '../../../../operator/reconcile/clock.ts';
import { ACTIVATOR_NAME } from '../../../../runtime-shim/tls.ts';
import type { TestCertificate } from '../../../support/certificates.ts';
import { silentLog } from '../../../support/log.ts';

const ACTIVATOR = new URL('../../../../operator/activator/main.ts', import.meta.url).href;

export interface Fetched {
  status: number;
  /** What came, whether or not it was all. */
  bytes: Buffer;
  isWhole: boolean;
}

export interface PackagesOptions {
  certificate: TestCertificate;
  masterKey?: Buffer;
  cacheBytes?: number;
  /** The real program of the thread, with this store. */
  realStore?: CodeStoreConfig;
}

export class Packages implements AsyncDisposable {
  readonly store = mkdtempSync(join(tmpdir(), 'store-'));
  readonly cache = mkdtempSync(join(tmpdir(), 'cache-'));
  readonly code: CodeWorker;
  readonly #certificate: TestCertificate;

  constructor({ certificate, masterKey = randomBytes(32), cacheBytes = 100_000_000, realStore }: PackagesOptions) {
    this.#certificate = certificate;
    this.code = new CodeWorker({
      host: '127.0.0.1',
      program: realStore === undefined ? new URL('./code-thread.ts', import.meta.url) : codeProgramBeside(ACTIVATOR),
      store: realStore ?? this.store,
      directory: this.cache,
      bytes: cacheBytes,
      port: 0,
      masterKey,
      certificate,
      clock,
      log: silentLog,
    });
  }

  static async open(options: PackagesOptions): Promise<Packages> {
    const packages = new Packages(options);
    await packages.code.start();
    return packages;
  }

  /** Puts it into the store. */
  bring(bytes: Buffer): string {
    const digest = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(this.store, digest), bytes);
    return digest;
  }

  /** How often packages were fetched from the store. */
  get opened(): number {
    const path = join(this.store, 'opened');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').length : 0;
  }

  /** What was kept, with whose claim. */
  get claims(): Record<string, unknown>[] {
    const path = join(this.store, 'claims');
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  mark(what: 'away' | 'deadly', holds: boolean): void {
    if (holds) writeFileSync(join(this.store, what), '');
    else rmSync(join(this.store, what), { force: true });
  }

  /** As a shim does it. */
  fetch(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Fetched> {
    return new Promise((resolve, reject) => {
      const { bundle: ca } = this.#certificate.current();
      const options = { port: this.code.port, path, method, headers, ca, servername: ACTIVATOR_NAME, agent: false };
      const asked = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('error', () => undefined);
        response.on('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            bytes: Buffer.concat(chunks),
            isWhole: response.complete,
          }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  take(digest: string, token = this.code.issue(digest)): Promise<Fetched> {
    return this.fetch(`/code/${digest}`, { authorization: `Bearer ${token}` });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.code.stop();
    for (const directory of [this.store, this.cache]) rmSync(directory, { recursive: true, force: true });
  }
}
