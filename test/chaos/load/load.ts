// Open loop: requests leave at a fixed rate, whether or not earlier ones were answered, as those of many clients do. A stalled
// server meets all that is due meanwhile, and a request's time counts from when it was due.
import { Agent } from 'node:http';
import type { Target } from '../../support/invoke.ts';
import { call, type Call } from './call.ts';

export interface LoadOptions {
  target: Target;
  functionName: string;
  perSecond: number;
  workMs: number;
}

/** A kept connection that was idle this long is closed by the client, long before the server does it. */
const IDLE_MS = 20_000;
/** Requests that are due are sent once in this time: a timer for each would be late under load. */
const TICK_MS = 5;

let loads = 0;

export class Load {
  readonly #options: LoadOptions;
  readonly #agent = new Agent({ keepAlive: true, timeout: IDLE_MS });
  readonly #name = `load-${++loads}`;
  readonly #startedAt = performance.now();
  readonly #ticking: NodeJS.Timeout;
  readonly #calls: Promise<Call>[] = [];
  /** Those that came to an end, in that order. */
  readonly ended: Call[] = [];

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#ticking = setInterval(() => this.#sendDue(), TICK_MS);
  }

  get functionName(): string {
    return this.#options.functionName;
  }

  get sent(): number {
    return this.#calls.length;
  }

  /** Sends nothing more; every request has its end. */
  async stop(): Promise<Call[]> {
    clearInterval(this.#ticking);
    const calls = await Promise.all(this.#calls);
    this.#agent.destroy();
    return calls;
  }

  #sendDue(): void {
    const { perSecond, ...wanted } = this.#options;
    const due = ((performance.now() - this.#startedAt) / 1000) * perSecond;
    while (this.#calls.length < due) {
      const number = this.#calls.length;
      const atMs = this.#startedAt + (number / perSecond) * 1000;
      const sent = call(this.#agent, { ...wanted, id: `${this.#name}-${number}`, atMs });
      void sent.then((ended) => this.ended.push(ended));
      this.#calls.push(sent);
    }
  }
}
