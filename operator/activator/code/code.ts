// The main thread's side of packages: it asks the thread that has them, and starts that thread again when it dies.
import { Worker } from 'node:worker_threads';
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import { hostPort } from '../../api/host-port.ts';
import { field, type Logger } from '../../observe/log.ts';
import { retryDelayMs } from '../../reconcile/backoff.ts';
import type { Clock } from '../../reconcile/clock.ts';
import type { Certificate } from '../tls/certificate.ts';
import { Ahead } from './ahead.ts';
import type { AnswerValue, CodeSettings, FromWorker, Question, ToWorker, Upload } from './messages.ts';
import { deriveTokenKey, issueToken } from './tokens.ts';

/** What instances need. */
export interface Code {
  /** host:port where shims fetch what does not come in Assign. */
  readonly address: string;
  /** A package of at most 1 MiB. Throws CodeUnavailable. */
  load(digest: Digest): Promise<Buffer>;
  /** Afterwards it is near. Throws CodeUnavailable. */
  prepare(digest: Digest): Promise<void>;
  /** The same for later, when there is time. */
  prepareAhead(digest: Digest): void;
  /** What opens the package once, for one instance. */
  issue(digest: Digest): string;
}

export interface CodeWorkerOptions extends Pick<CodeSettings, 'directory' | 'bytes' | 'port'> {
  /** Where shims reach this activator. */
  host: string;
  /** The thread's program. */
  program: URL;
  /** What the program needs besides, as it can be sent to a thread. */
  store: unknown;
  masterKey: Buffer;
  certificate: Certificate;
  clock: Clock;
  log: Logger;
}

interface Asked {
  resolve: (value: AnswerValue) => void;
  reject: (error: Error) => void;
}

const MOST_ASKED = 1_000;
/** Above what the thread gives itself. */
const ASK_LIMIT_MS = 90_000;
/** One that lived so long did not die of how it starts. */
const STEADY_MS = 60_000;
const RESTART = { firstMs: 100, maxMs: 10_000 };
/** Its heap; what it reads and writes is outside of it. */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/** The image holds the activator and the thread's program side by side; unbundled, it is in this folder. */
export const codeProgramBeside = (activatorEntry: string): URL =>
  new URL(activatorEntry.endsWith('.ts') ? './code/worker.ts' : './code-worker.mjs', activatorEntry);

export class CodeWorker implements Code {
  readonly #options: CodeWorkerOptions;
  readonly #tokenKey: Buffer;
  readonly #ahead: Ahead;
  readonly #asked = new Map<number, Asked>();
  #asks = 0;
  #worker: Worker | undefined;
  #isListening = false;
  #deaths = 0;
  #openedAtMs = 0;
  #port: number;
  #onListening: () => void = () => undefined;
  #cancelRestart: (() => void) | undefined;
  #stopped = false;

  constructor(options: CodeWorkerOptions) {
    this.#options = options;
    this.#tokenKey = deriveTokenKey(options.masterKey);
    this.#port = options.port;
    this.#ahead = new Ahead(
      (digest) => this.prepare(digest),
      (error) => options.log.warn('a package could not be fetched ahead', { [field.error]: error }),
    );
    options.certificate.onChange(() => this.#send({ serving: options.certificate.current() }));
  }

  /** Resolves when the port is open. */
  start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onListening = resolve;
    this.#open();
    return promise;
  }

  get port(): number {
    return this.#port;
  }

  get address(): string {
    return hostPort(this.#options.host, this.#port);
  }

  async load(digest: Digest): Promise<Buffer> {
    const bytes = await this.#ask({ what: 'load', digest });
    return bytes instanceof Uint8Array ? Buffer.from(bytes.buffer) : Buffer.alloc(0);
  }

  async prepare(digest: Digest): Promise<void> {
    await this.#ask({ what: 'prepare', digest });
  }

  prepareAhead(digest: Digest): void {
    this.#ahead.want(digest);
  }

  issue(digest: Digest): string {
    return issueToken(this.#tokenKey, digest, Date.now());
  }

  /** Inspects a package and puts it into the code store. Throws CodeRejected and what the store throws. */
  async keep(upload: Upload): Promise<Digest> {
    const digest = await this.#ask({ what: 'keep', upload });
    return typeof digest === 'string' ? digest : '';
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRestart?.();
    await this.#worker?.terminate();
  }

  #open(): void {
    const { program, certificate, directory, bytes, store } = this.#options;
    this.#openedAtMs = this.#options.clock.monotonicMs();
    const serving = certificate.current();
    const settings: CodeSettings = { directory, bytes, port: this.#port, tokenKey: this.#tokenKey, serving };
    const workerData = { settings, store };
    const worker = new Worker(program, { name: 'code', workerData, resourceLimits: MEMORY });
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#take(message));
    worker.on('error', (error) => this.#options.log.error('the code thread failed', { [field.error]: error }));
    worker.once('exit', () => this.#died());
    // One that was made while this one read its settings.
    if (certificate.current() !== serving) this.#send({ serving: certificate.current() });
  }

  #died(): void {
    this.#worker = undefined;
    this.#isListening = false;
    for (const { reject } of this.#asked.values()) reject(away());
    if (this.#stopped) return;
    const { clock } = this.#options;
    if (clock.monotonicMs() - this.#openedAtMs > STEADY_MS) this.#deaths = 0;
    this.#cancelRestart = clock.after(retryDelayMs(this.#deaths++, RESTART), () => this.#open());
  }

  #take(message: FromWorker): void {
    if ('listening' in message) return this.#listening(message.listening);
    if ('fault' in message) return this.#options.log.warn('code', { [field.error]: message.fault });
    if ('answer' in message) return this.#asked.get(message.answer)?.resolve(message.value);
    this.#asked.get(message.failed)?.reject(new PilotlightError(message.code, message.message));
  }

  #listening(port: number): void {
    this.#port = port;
    this.#isListening = true;
    this.#onListening();
  }

  async #ask(question: Question): Promise<AnswerValue> {
    if (!this.#isListening) throw away();
    if (this.#asked.size >= MOST_ASKED) throw unavailable('Too many packages are asked for at once.');
    const id = this.#asks++;
    const { promise, resolve, reject } = Promise.withResolvers<AnswerValue>();
    const cancelLimit = this.#options.clock.after(ASK_LIMIT_MS, () =>
      reject(unavailable(`A package did not come within ${ASK_LIMIT_MS / 1000} s.`)),
    );
    this.#asked.set(id, { resolve, reject });
    this.#send({ ask: id, question });
    try {
      return await promise;
    } finally {
      cancelLimit();
      this.#asked.delete(id);
    }
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}

const unavailable = (text: string): PilotlightError => new PilotlightError('CodeUnavailable', `${text} Try again.`);
const away = (): PilotlightError => unavailable('The part of the activator that has the packages starts anew.');
