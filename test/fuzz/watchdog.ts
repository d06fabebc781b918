// A parser that spins blocks its own timers: another thread looks at the clock and says which case it was.
import { Worker } from 'node:worker_threads';

/** What the thread runs: it ends the process when a case has begun too long ago. */
const CODE = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let current = '', since = Date.now();
parentPort.on('message', (repeat) => { current = repeat; since = Date.now(); });
setInterval(() => {
  const begun = Atomics.load(workerData.begun, 0);
  if (begun !== workerData.last) { workerData.last = begun; since = Date.now(); return; }
  if (Date.now() - since < workerData.limitMs) return;
  writeSync(2, 'a case hangs after: ' + current + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 500);
`;
/** A message for each case would cost more than the case. */
const EVERY = 50;

export class Watchdog {
  readonly #begun = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor(limitMs: number) {
    this.#worker = new Worker(CODE, { eval: true, workerData: { begun: this.#begun, limitMs, last: -1 } });
    this.#worker.unref();
  }

  begin(repeat: string): void {
    if (Atomics.add(this.#begun, 0, 1) % EVERY === 0) this.#worker.postMessage(repeat);
  }

  stop(): void {
    void this.#worker.terminate();
  }
}
