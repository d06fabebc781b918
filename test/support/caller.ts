// A caller that a test lets leave.
import type { Connection } from '../../operator/activator/context.ts';

export class FakeCaller implements Connection {
  readonly #listeners = new Set<() => void>();
  isGone = false;

  onGone(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leave(): void {
    this.isGone = true;
    for (const listener of this.#listeners) listener();
  }

  get listeners(): number {
    return this.#listeners.size;
  }
}
