// The code store's program as a process of its own, with an API server of a few lines that knows who has which token.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { Agent } from 'undici';
import { stringify } from 'yaml';
import { HttpObjects } from '../../../../operator/code/store/http-objects.ts';
import { systemClock } from '../../../../operator/reconcile/clock.ts';
import { sendJson } from '../../../support/api-server.ts';
import { freePort } from '../../../support/free-port.ts';
import { until } from '../../../support/until.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const operator = 'system:serviceaccount:pilotlight-system:operator';

interface Token {
  readonly username: string;
  readonly audience: string;
}

const tokens: Readonly<Record<string, Token>> = {
  operator: { username: operator, audience: 'pilotlight-code-store' },
  activator: { username: 'system:serviceaccount:pilotlight-system:activator', audience: 'pilotlight-code-store' },
  stranger: { username: 'system:serviceaccount:shop:operator', audience: 'pilotlight-code-store' },
  caller: { username: operator, audience: 'pilotlight.dev' },
};

export interface StoreOptions {
  readonly directory?: string;
  /** As in the chart. */
  readonly size?: string;
}

export class StoreProcess implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pilotlight-code-store-'));
  readonly #tokenFile = join(this.#folder, 'token');
  readonly #options: StoreOptions;
  readonly #dispatcher = new Agent({ headersTimeout: 20_000, bodyTimeout: 10_000, connect: { timeout: 2_000 } });
  readonly #reviews: Server;
  readonly directory: string;
  readonly objects: HttpObjects;
  readonly url: URL;
  readonly metricsUrl: string;
  /** How often the API server was asked. */
  reviewed = 0;
  isApiServerAway = false;
  child: ChildProcess | undefined;
  log = '';

  private constructor(options: StoreOptions, reviews: Server, port: number, metricsPort: number) {
    this.#options = options;
    this.#reviews = reviews;
    this.directory = options.directory ?? join(this.#folder, 'data');
    this.url = new URL(`http://127.0.0.1:${port}`);
    this.metricsUrl = `http://127.0.0.1:${metricsPort}`;
    this.useToken('operator');
    this.objects = new HttpObjects({
      url: this.url,
      tokenFile: this.#tokenFile,
      dispatcher: this.#dispatcher,
      clock: systemClock,
    });
    reviews.on('request', (request, response) => {
      this.reviewed++;
      if (this.isApiServerAway) return void response.destroy();
      json(request).then(
        (review) => sendJson(response, 201, answer(review as Review)),
        () => response.destroy(),
      );
    });
    const user = { name: 'u', user: { token: 'of-the-store' } };
    const { port: reviewsPort } = reviews.address() as AddressInfo;
    const server = `http://127.0.0.1:${reviewsPort}`;
    const cluster = { name: 'c', cluster: { server, 'insecure-skip-tls-verify': true } };
    const context = { name: 'x', context: { cluster: 'c', user: 'u' } };
    const kind = { apiVersion: 'v1', kind: 'Config', 'current-context': 'x' };
    const config = { ...kind, clusters: [cluster], users: [user], contexts: [context] };
    writeFileSync(join(this.#folder, 'kubeconfig'), stringify(config));
  }

  static async start(options: StoreOptions = {}): Promise<StoreProcess> {
    const reviews = createServer().listen(0, '127.0.0.1');
    await once(reviews, 'listening');
    const store = new StoreProcess(options, reviews, await freePort(), await freePort());
    await store.run();
    return store;
  }

  /** What our requests prove from now on. */
  useToken(token: string): void {
    writeFileSync(this.#tokenFile, `${token}\n`);
  }

  /** Starts the program, on the directory as it is. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'operator', 'code-store', 'main.ts')], {
      env: {
        PATH: process.env['PATH'],
        KUBECONFIG: join(this.#folder, 'kubeconfig'),
        PILOTLIGHT_CODE_STORE_DIRECTORY: this.directory,
        PILOTLIGHT_CODE_STORE_PORT: this.url.port,
        PILOTLIGHT_CODE_STORE_CLIENTS: 'pilotlight-system:operator,pilotlight-system:activator',
        PILOTLIGHT_CODE_STORE_SIZE: this.#options.size,
        PILOTLIGHT_METRICS_PORT: new URL(this.metricsUrl).port,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (this.log += String(data)));
    this.child = child;
    await until('the code store to be ready', async () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${this.log}`);
      return (await fetch(`${this.metricsUrl}/readyz`)).ok;
    });
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
    await this.#dispatcher.destroy();
    this.#reviews.closeAllConnections();
    this.#reviews.close();
    rmSync(this.#folder, { recursive: true });
  }
}

interface Review {
  readonly spec: { readonly token: string; readonly audiences: readonly string[] };
}

function answer({ spec }: Review): object {
  const token = tokens[spec.token];
  if (token === undefined || !spec.audiences.includes(token.audience)) return { status: { authenticated: false } };
  const { username, audience } = token;
  return { status: { authenticated: true, user: { username, uid: '1' }, audiences: [audience] } };
}
