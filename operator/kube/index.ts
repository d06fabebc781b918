// Objects of an informer grouped by something they carry, kept current by its changes.
import type { KubeObject } from '../api/meta.ts';
import type { Informer } from './informer.ts';

/** An object may carry several. */
type GroupOf<T> = (object: T) => string | readonly string[] | undefined;

export class Index<T extends KubeObject> {
  readonly #groupOf: GroupOf<T>;
  readonly #groups = new Map<string, Map<string, T>>();

  constructor(informer: Pick<Informer<never, T>, 'onChange'>, groupOf: GroupOf<T>) {
    this.#groupOf = groupOf;
    informer.onChange(({ before, after }) => {
      if (before !== undefined) this.#remove(before);
      if (after !== undefined) this.#put(after);
    });
  }

  get(group: string): T[] {
    return [...(this.#groups.get(group)?.values() ?? [])];
  }

  #put(object: T): void {
    for (const group of this.#groupsOf(object)) {
      const members = this.#groups.get(group) ?? new Map<string, T>();
      members.set(object.metadata.uid ?? '', object);
      this.#groups.set(group, members);
    }
  }

  #remove(object: T): void {
    for (const group of this.#groupsOf(object)) {
      const members = this.#groups.get(group);
      members?.delete(object.metadata.uid ?? '');
      if (members?.size === 0) this.#groups.delete(group);
    }
  }

  #groupsOf(object: T): readonly string[] {
    const groups = this.#groupOf(object) ?? [];
    return typeof groups === 'string' ? [groups] : groups;
  }
}
