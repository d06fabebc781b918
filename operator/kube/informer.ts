// A local copy of one kind that heals itself: paged list, then watch with bookmarks; after any error it resumes or lists
// anew, with back-off, until its signal ends. Listeners only hear which object changed.
import type { KubeObject } from '../api/meta.ts';
import { retryDelayMs } from '../reconcile/backoff.ts';
import { systemClock } from '../reconcile/clock.ts';
import { pause } from '../reconcile/pause.ts';
import type { KubeClient } from './client.ts';
import { isExpired, KubeError } from './errors.ts';
import type { Resource } from './resources.ts';
import { Store, type Change } from './store.ts';

export interface InformerOptions<T, Kept> {
  labelSelector?: string;
  fieldSelector?: string;
  namespace?: string | undefined;
  /** What of an object is kept; drop what nobody reads. */
  project?: (object: T) => Kept;
  onError?: (error: unknown, resource: string) => void;
}

interface WatchEvent<T> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T & { code?: number; reason?: string; message?: string };
}

const PAGE = 500;
/** The API server sends a bookmark about every minute: longer silence means that the connection is dead. */
const SILENCE_LIMIT_MS = 90_000;
const WATCH_SECONDS = { min: 300, max: 600 };

export class Informer<T extends KubeObject, Kept extends KubeObject = T> {
  readonly #client: KubeClient;
  readonly #resource: Resource<T>;
  readonly #options: InformerOptions<T, Kept>;
  readonly #store = new Store<Kept>();
  readonly #synced = Promise.withResolvers<void>();
  #lastContact = -Infinity;
  #resourceVersion: string | undefined;

  constructor(client: KubeClient, resource: Resource<T>, options: InformerOptions<T, Kept> = {}) {
    this.#client = client;
    this.#resource = resource;
    this.#options = options;
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

  /** Puts in what a write returned, so that the writer sees its own writes at once. */
  remember(object: T): void {
    this.#store.remember(this.#project(object));
  }

  get lastContactAgeMs(): number {
    return performance.now() - this.#lastContact;
  }

  /** Runs until the signal ends; the promise resolves after the first complete list. */
  start(signal: AbortSignal): Promise<void> {
    void this.#run(signal);
    return this.#synced.promise;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      try {
        if (this.#resourceVersion === undefined) await this.#listAll(signal);
        await this.#watch(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (isExpired(error)) this.#resourceVersion = undefined;
        else this.#report(error);
        const asked = error instanceof KubeError ? error.retryAfterMs : undefined;
        await pause(systemClock, asked ?? retryDelayMs(failures++, { firstMs: 200, maxMs: 15_000 }), signal);
      }
    }
  }

  async #listAll(signal: AbortSignal): Promise<void> {
    const seen: Kept[] = [];
    let page: { resourceVersion: string; continue?: string } | undefined;
    do {
      const query = { ...this.#selectors(), limit: String(PAGE), continue: page?.continue };
      const list = await this.#client.list(this.#resource, query, { namespace: this.#options.namespace, signal });
      for (const item of list.items) seen.push(this.#project(this.#typed(item)));
      page = list.metadata;
    } while (page.continue !== undefined && page.continue !== '');
    this.#touch();
    this.#store.replaceAll(seen);
    this.#resourceVersion = page.resourceVersion;
    this.#synced.resolve();
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    const timer = setInterval(() => {
      if (this.lastContactAgeMs > SILENCE_LIMIT_MS) silence.abort(new Error('the watch went silent'));
    }, SILENCE_LIMIT_MS / 4);
    const seconds = WATCH_SECONDS.min + Math.floor(Math.random() * (WATCH_SECONDS.max - WATCH_SECONDS.min));
    const query = {
      ...this.#selectors(),
      resourceVersion: this.#resourceVersion,
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(seconds),
    };
    const either = AbortSignal.any([signal, silence.signal]);
    this.#touch();
    try {
      const lines = this.#client.watchLines(this.#resource, query, {
        namespace: this.#options.namespace,
        signal: either,
      });
      for await (const line of lines) this.#take(JSON.parse(line) as WatchEvent<T>);
    } finally {
      clearInterval(timer);
    }
  }

  #take({ type, object }: WatchEvent<T>): void {
    this.#touch();
    if (type === 'ERROR')
      throw new KubeError(object.code ?? 500, object.reason ?? 'Unknown', object.message ?? 'watch error');
    if (type === 'DELETED') this.#store.remove(this.#project(this.#typed(object)));
    else if (type !== 'BOOKMARK') this.#store.put(this.#project(this.#typed(object)));
    this.#resourceVersion = object.metadata.resourceVersion ?? this.#resourceVersion;
  }

  /** Items of a list come without kind. */
  #typed(object: T): T {
    object.apiVersion = this.#resource.apiVersion;
    object.kind = this.#resource.kind;
    return object;
  }

  #project(object: T): Kept {
    delete object.metadata.managedFields;
    const { project } = this.#options;
    // Without a projection Kept is T.
    return project === undefined ? (object as unknown as Kept) : project(object);
  }

  #selectors(): Record<string, string | undefined> {
    return { labelSelector: this.#options.labelSelector, fieldSelector: this.#options.fieldSelector };
  }

  #touch(): void {
    this.#lastContact = performance.now();
  }

  #report(error: unknown): void {
    this.#options.onError?.(error, this.#resource.plural);
  }
}
