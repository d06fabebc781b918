// What an informer knows: objects by namespace and name, and who wants to hear of changes.
import type { KubeObject } from '../api/meta.ts';

/** `before` is absent for a new object, `after` for one that is gone. */
export interface Change<T> {
  before?: T;
  after?: T;
}

type Listener<T> = (change: Change<T>) => void;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

export class Store<T extends KubeObject> {
  readonly #objects = new Map<string, T>();
  readonly #listeners: Listener<T>[] = [];

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#objects.get(keyOf(namespace, name));
  }

  list(): Iterable<T> {
    return this.#objects.values();
  }

  onChange(listener: Listener<T>): void {
    this.#listeners.push(listener);
  }

  /** Never goes back: what a write returned may be newer than what the watch, or a list, brings after it. */
  put(after: T): void {
    const key = this.#key(after);
    const before = this.#objects.get(key);
    if (before !== undefined && versionOf(before) >= versionOf(after)) return;
    if (before !== undefined && before.metadata.uid !== after.metadata.uid) this.remove(before);
    const known = this.#objects.get(key);
    this.#objects.set(key, after);
    this.#tell(known === undefined ? { after } : { before: known, after });
  }

  remove(object: Pick<T, 'metadata'>): void {
    const key = this.#key(object);
    const before = this.#objects.get(key);
    if (before === undefined || before.metadata.uid !== object.metadata.uid) return;
    this.#objects.delete(key);
    this.#tell({ before });
  }

  /** A list: what was known before it and is not in it was deleted while nobody looked. */
  replaceAll(objects: readonly T[], listVersion: bigint): void {
    const keep = new Set(objects.map((object) => this.#key(object)));
    for (const [key, object] of this.#objects)
      if (!keep.has(key) && versionOf(object) <= listVersion) this.remove(object);
    for (const object of objects) this.put(object);
  }

  #key(object: Pick<T, 'metadata'>): string {
    return keyOf(object.metadata.namespace, object.metadata.name);
  }

  #tell(change: Change<T>): void {
    for (const listener of this.#listeners) listener(change);
  }
}

const versionOf = ({ metadata }: KubeObject): bigint => parseVersion(metadata.resourceVersion);

/** Resource versions of one kind in one cluster are comparable numbers since Kubernetes 1.35. */
export function parseVersion(text: string | undefined): bigint {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : 0n;
}
