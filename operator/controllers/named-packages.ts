// The packages that objects name, always as the local copies say now: whoever removes one asks at the last moment.
import type { KubeObject } from '../api/meta.ts';
import type { Informer } from '../kube/informer.ts';

export interface Naming {
  /** What it ought to be, by its spec. */
  readonly expected: readonly string[];
  /** What was found, by its status. */
  readonly found: readonly string[];
}

export class NamedPackages {
  /** How many objects name it. */
  readonly #named = new Map<string, number>();
  readonly #found = new Map<string, number>();
  readonly #listeners: ((id: string) => void)[] = [];

  /** Before the informer starts. */
  follow<T extends KubeObject>(informer: Pick<Informer<never, T>, 'onChange'>, namingOf: (object: T) => Naming): void {
    informer.onChange(({ before, after }) => {
      if (after !== undefined) this.#count(namingOf(after), 1);
      if (before !== undefined) this.#count(namingOf(before), -1);
    });
  }

  isNamed(id: string): boolean {
    return this.#named.has(id);
  }

  /** Those that were in the store once. */
  found(): ReadonlySet<string> {
    return new Set(this.#found.keys());
  }

  /** Told of each that nobody names any more. */
  onReleased(listener: (id: string) => void): void {
    this.#listeners.push(listener);
  }

  #count({ expected, found }: Naming, by: 1 | -1): void {
    for (const id of new Set(found)) add(this.#found, id, by);
    for (const id of new Set([...expected, ...found]))
      if (add(this.#named, id, by) === 0) for (const listener of this.#listeners) listener(id);
  }
}

function add(counts: Map<string, number>, id: string, by: number): number {
  const count = (counts.get(id) ?? 0) + by;
  if (count === 0) counts.delete(id);
  else counts.set(id, count);
  return count;
}
