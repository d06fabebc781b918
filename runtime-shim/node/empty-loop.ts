// Tells when the event loop has nothing left to do, which Node.js up to 22 waits for before it answers a callback.
// The channel to the supervisor does not count: it is unreferenced while an event runs.

export class EmptyLoop {
  #then: (() => void) | undefined;

  /** Listens from now on; once is enough for the life of the process. */
  watch(): void {
    process.on('beforeExit', () => {
      const then = this.#then;
      this.#then = undefined;
      then?.();
    });
  }

  /** Replaces what was to happen before. */
  then(action: () => void): void {
    this.#then = action;
  }

  forget(): void {
    this.#then = undefined;
  }
}
