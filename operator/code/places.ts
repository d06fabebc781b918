// Work that needs disk or memory waits for one of so many places.
import { orAborted } from './or-aborted.ts';

export class Places {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async hold<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue.push(resolve);
    try {
      await orAborted(promise, signal);
    } catch (error) {
      const at = this.#queue.indexOf(resolve);
      // It was ours already when the signal ended.
      if (at === -1) this.#release();
      else this.#queue.splice(at, 1);
      throw error;
    }
  }

  #release(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#free++;
    else next();
  }
}
