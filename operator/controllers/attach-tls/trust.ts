// The CAs that function pods are to trust, as PEM; and who wants to hear when they change.

export class AttachTrust {
  readonly #listeners: (() => void)[] = [];
  readonly #known = Promise.withResolvers<void>();
  #bundle: string | undefined;

  /** Resolves once there is something to trust. */
  get known(): Promise<void> {
    return this.#known.promise;
  }

  current(): string {
    if (this.#bundle === undefined) throw new Error('asked for the CAs before they were known');
    return this.#bundle;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  set(bundle: string): void {
    if (bundle === this.#bundle) return;
    this.#bundle = bundle;
    this.#known.resolve();
    for (const listener of this.#listeners) listener();
  }
}
