// Objects of an informer grouped by something they carry, kept current by its changes.
import type { KubeObject } from '../api/meta.ts';
import type { Informer } from './informer.ts';

export class Index<T extends KubeObject> {
  readonly #groupOf: (object: T) => string | undefined;
  readonly #groups = new Map<string, Map<string, T>>();

  constructor(informer: Pick<Informer<never, T>, 'onChange'>, groupOf: (object: T) => string | undefined) {
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
    const group = this.#groupOf(object);
    if (group === undefined) return;
    const members = this.#groups.get(group) ?? new Map<string, T>();
    members.set(object.metadata.uid ?? '', object);
    this.#groups.set(group, members);
  }

  #remove(object: T): void {
    const group = this.#groupOf(object);
    const members = group === undefined ? undefined : this.#groups.get(group);
    if (group === undefined || members === undefined) return;
    members.delete(object.metadata.uid ?? '');
    if (members.size === 0) this.#groups.delete(group);
  }
}
