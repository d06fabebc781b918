// A local copy of one kind that heals itself: paged list, then short watches with bookmarks, each from where the last one ended;
// after any error it resumes or lists anew, with back-off, until its signal ends. It never goes back in time. Listeners only hear
// which object changed.
import type { KubeObject } from '../api/meta.ts';
import { retryDelayMs } from '../reconcile/backoff.ts';
import { systemClock, type Clock } from '../reconcile/clock.ts';
import { deadline } from '../reconcile/deadline.ts';
import { pause } from '@pilotlight/runtime-shim/pause';
import type { KubeClient } from './client.ts';
import { isExpired, KubeError, StaleList } from './errors.ts';
import type { Resource } from './resources.ts';
import { parseVersion, Store, type Change } from './store.ts';

export interface InformerOptions<T, Kept> {
  labelSelector?: string;
  fieldSelector?: string;
  namespace?: string | undefined;
  /** What of an object is kept; drop what nobody reads. */
  project?: (object: T) => Kept;
  onError?: (error: unknown, resource: string) => void;
  clock?: Clock;
}

interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T & { code?: number; reason?: string; message?: string };
}

const PAGE = 500;
/**
 * The server ends a watch after this time, with a bookmark shortly before. A connection that died without a word is one that has
 * not ended by then: no more than 40 s. Each watch draws its own time, so that informers do not march in step.
 */
const WATCH_SECONDS = { min: 25, max: 35 };
const WATCH_GRACE_MS = 5_000;
/** A watch that ends sooner counts as a failure, or a server that ends them at once would be asked without a pause. */
const SHORT_WATCH_MS = 1_000;
/** The API server that is back is found within the maximum, and what it knows is current soon after. */
const BACKOFF = { firstMs: 200, maxMs: 5_000 };

export class Informer<T extends KubeObject, Kept extends KubeObject = T> {
  readonly #client: KubeClient;
  readonly #resource: Resource<T>;
  readonly #options: InformerOptions<T, Kept>;
  readonly #store = new Store<Kept>();
  readonly #clock: Clock;
  readonly #synced = Promise.withResolvers<void>();
  #lastContact = -Infinity;
  /** Where a watch resumes; undefined: only a list can tell. */
  #resourceVersion: string | undefined;
  #newestSeen = 0n;

  constructor(client: KubeClient, resource: Resource<T>, options: InformerOptions<T, Kept> = {}) {
    this.#client = client;
    this.#resource = resource;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get(namespace: string | undefined, name: string): Kept | undefined {
    return this.#store.get(namespace, name);
  }

  list(): Iterable<Kept> {
    return this.#store.list();
  }

  /** Listeners run synchronously and must only enqueue or mark; a throw is reported and harms nobody else. */
  onChange(listener: (change: Change<Kept>) => void): void {
    this.#store.onChange((change) => {
      try {
        listener(change);
      } catch (error) {
        this.#report(error);
      }
    });
  }

  /** Puts in what a write returned, so that the writer sees its own writes at once; unless the watch has come further already. */
  remember(object: T): void {
    if (parseVersion(object.metadata.resourceVersion) > this.#newestSeen) this.#put(object);
  }

  get lastContactAgeMs(): number {
    return this.#clock.monotonicMs() - this.#lastContact;
  }

  /** Runs until the signal ends; the promise resolves after the first complete list. */
  start(signal: AbortSignal): Promise<void> {
    void this.#run(signal);
    return this.#synced.promise;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const isWatch = this.#resourceVersion !== undefined;
      const error = await this.#step(signal);
      if (signal.aborted) return;
      if (error === undefined) {
        // Only a watch proves that all is well: a list that is expired by the time of its watch must not be repeated without a pause.
        if (isWatch) failures = 0;
        continue;
      }
      if (isExpired(error)) this.#resourceVersion = undefined;
      else this.#report(error);
      const asked = error instanceof KubeError ? (error.retryAfterMs ?? 0) : 0;
      await pause(this.#clock, asked + retryDelayMs(failures++, BACKOFF), signal);
    }
  }

  /** One list or one watch; the error that ended it. */
  async #step(signal: AbortSignal): Promise<unknown> {
    try {
      if (this.#resourceVersion === undefined) await this.#listAll(signal);
      else await this.#watch(this.#resourceVersion, signal);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  async #listAll(signal: AbortSignal): Promise<void> {
    const seen: Kept[] = [];
    let page: { resourceVersion: string; continue?: string } | undefined;
    do {
      const query = { ...this.#selectors(), limit: String(PAGE), continue: page?.continue };
      const list = await this.#client.list(this.#resource, query, { namespace: this.#options.namespace, signal });
      for (const item of list.items) seen.push(...this.#project(item));
      page = list.metadata;
    } while (page.continue !== undefined && page.continue !== '');
    // Every page shows the cluster as it was at the first one.
    const version = parseVersion(page.resourceVersion);
    if (version < this.#newestSeen) throw new StaleList(this.#resource.plural, version, this.#newestSeen);
    this.#touch();
    this.#store.replaceAll(seen, version);
    this.#moveTo(page.resourceVersion);
    this.#synced.resolve();
  }

  async #watch(resourceVersion: string, signal: AbortSignal): Promise<void> {
    const seconds = Math.round(WATCH_SECONDS.min + Math.random() * (WATCH_SECONDS.max - WATCH_SECONDS.min));
    const query = {
      ...this.#selectors(),
      resourceVersion,
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(seconds),
    };
    const silent = deadline(this.#clock, seconds * 1000 + WATCH_GRACE_MS, 'the watch has gone silent');
    const startedAt = this.#clock.monotonicMs();
    try {
      const lines = this.#client.watchLines(this.#resource, query, {
        namespace: this.#options.namespace,
        signal: AbortSignal.any([signal, silent.signal]),
      });
      for await (const line of lines) this.#take(JSON.parse(line) as WatchEvent<T>);
    } finally {
      silent.cancel();
    }
    if (this.#clock.monotonicMs() - startedAt < SHORT_WATCH_MS) throw new Error('the watch ended at once');
    this.#touch();
  }

  #take({ type, object }: WatchEvent<T>): void {
    this.#touch();
    if (type === 'ERROR')
      throw new KubeError(object.code ?? 500, object.reason ?? 'Unknown', object.message ?? 'watch error');
    if (type === 'DELETED') this.#store.remove(object);
    else if (type !== 'BOOKMARK') this.#put(object);
    if (object.metadata.resourceVersion !== undefined) this.#moveTo(object.metadata.resourceVersion);
  }

  #moveTo(resourceVersion: string): void {
    this.#resourceVersion = resourceVersion;
    const version = parseVersion(resourceVersion);
    if (version > this.#newestSeen) this.#newestSeen = version;
  }

  #put(object: T): void {
    for (const kept of this.#project(object)) this.#store.put(kept);
  }

  /** Nothing for an object that cannot be understood: it is reported, and the others go on. */
  #project(object: T): Kept[] {
    const { project } = this.#options;
    // Items of a list come without.
    object.apiVersion = this.#resource.apiVersion;
    object.kind = this.#resource.kind;
    delete object.metadata.managedFields;
    try {
      // Without a projection Kept is T.
      return [project === undefined ? (object as unknown as Kept) : project(object)];
    } catch (error) {
      this.#report(error);
      return [];
    }
  }

  #selectors(): Record<string, string | undefined> {
    return { labelSelector: this.#options.labelSelector, fieldSelector: this.#options.fieldSelector };
  }

  #touch(): void {
    this.#lastContact = this.#clock.monotonicMs();
  }

  #report(error: unknown): void {
    this.#options.onError?.(error, this.#resource.plural);
  }
}
