// A time limit on something that nearly always ends before it. Setting and clearing it touch no timer as long as one is armed
// that rings early enough: it then looks again. On paths of microseconds a timer for each event would be felt.

export interface AlarmOptions {
  /** Milliseconds that only grow. */
  now(): number;
  /** Calls back once after the delay; the result cancels it. */
  after(delayMs: number, callback: () => void): () => void;
  ring(): void;
}

export class Alarm {
  readonly #options: AlarmOptions;
  #dueMs: number | undefined;
  #armed: { atMs: number; cancel: () => void } | undefined;

  constructor(options: AlarmOptions) {
    this.#options = options;
  }

  /** When it rings; undefined when it does not. */
  get dueMs(): number | undefined {
    return this.#dueMs;
  }

  /** Rings at this time, unless it is set anew or cleared before. */
  set(dueMs: number): void {
    this.#dueMs = dueMs;
    if (this.#armed === undefined || dueMs < this.#armed.atMs) this.#arm(dueMs);
  }

  clear(): void {
    this.#dueMs = undefined;
  }

  /** Clears it and leaves no timer behind. */
  stop(): void {
    this.clear();
    this.#armed?.cancel();
    this.#armed = undefined;
  }

  #arm(atMs: number): void {
    this.#armed?.cancel();
    const cancel = this.#options.after(Math.max(0, atMs - this.#options.now()), () => this.#look());
    this.#armed = { atMs, cancel };
  }

  #look(): void {
    this.#armed = undefined;
    if (this.#dueMs === undefined) return;
    if (this.#options.now() < this.#dueMs) return this.#arm(this.#dueMs);
    this.#dueMs = undefined;
    this.#options.ring();
  }
}
