// Packages that will be needed are brought near before anybody waits for them: a few at a time, each once.
import type { Digest } from '../../api/digest.ts';

const AT_ONCE = 4;

export class Ahead {
  readonly #prepare: (digest: Digest) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  readonly #wanted = new Set<Digest>();
  readonly #underWay = new Set<Digest>();

  constructor(prepare: (digest: Digest) => Promise<void>, onFailure: (error: unknown) => void) {
    this.#prepare = prepare;
    this.#onFailure = onFailure;
  }

  want(digest: Digest): void {
    if (!this.#underWay.has(digest)) this.#wanted.add(digest);
    this.#next();
  }

  #next(): void {
    for (const digest of this.#wanted) {
      if (this.#underWay.size === AT_ONCE) return;
      this.#wanted.delete(digest);
      this.#underWay.add(digest);
      // One that fails comes when it is needed.
      void this.#prepare(digest)
        .catch(this.#onFailure)
        .finally(() => {
          this.#underWay.delete(digest);
          this.#next();
        });
    }
  }
}
