// Every function that this activator knows, kept current by the informers: the routes of the data path.
import { accountId, annotations } from '../../api/names.ts';
import type { FunctionStatus } from '../../api/function.ts';
import type { Place, Revision } from '../instances/revision.ts';
import type { Route } from './route.ts';
import { readyRevision, type RoutedFunction } from './routed-function.ts';

export interface Entry {
  /** Absent until the function was ready for the first time. */
  route: Route | undefined;
  state: NonNullable<FunctionStatus['state']>;
  uid: string;
}

interface NamespaceMeta {
  uid?: string;
  annotations?: Record<string, string>;
}

export interface DirectoryOptions {
  namespaceMeta: (name: string) => NamespaceMeta | undefined;
  openRoute: (place: Place, revision: Revision) => Route;
}

const NO_ACCOUNT = '000000000000';

export class Directory {
  readonly #options: DirectoryOptions;
  readonly #entries = new Map<string, Entry>();
  /** Every request asks for its namespace's account, and an id is derived with a hash. */
  readonly #accounts = new WeakMap<NamespaceMeta, string>();

  constructor(options: DirectoryOptions) {
    this.#options = options;
  }

  find(namespace: string, name: string): Entry | undefined {
    return this.#entries.get(`${namespace}/${name}`);
  }

  accountOf(namespace: string): string {
    const meta = this.#options.namespaceMeta(namespace);
    if (meta?.uid === undefined) return NO_ACCOUNT;
    const known = this.#accounts.get(meta);
    if (known !== undefined) return known;
    const account = accountId(meta.uid, meta.annotations?.[annotations.accountId]);
    this.#accounts.set(meta, account);
    return account;
  }

  routes(): Route[] {
    return [...this.#entries.values()].flatMap(({ route }) => route ?? []);
  }

  /** Other activators own functions now, or one can be reached again. */
  reconsider(): void {
    for (const route of this.routes()) route.reconsider();
  }

  put(fn: RoutedFunction): void {
    const { namespace, name, uid } = fn.metadata;
    const id = `${namespace}/${name}`;
    const state = fn.status?.state ?? 'Pending';
    const known = this.#entries.get(id);
    const entry: Entry = known?.uid === uid ? known : { route: undefined, state, uid };
    entry.state = state;
    this.#entries.set(id, entry);
    const revision = readyRevision(fn);
    // The last good revision serves until the newest spec is ready.
    if (revision === undefined) return;
    if (entry.route !== undefined) entry.route.update(revision);
    else entry.route = this.#options.openRoute({ namespace, name, account: this.accountOf(namespace) }, revision);
  }

  remove({ metadata: { namespace, name, uid } }: RoutedFunction): void {
    const id = `${namespace}/${name}`;
    const entry = this.#entries.get(id);
    if (entry?.uid !== uid) return;
    this.#entries.delete(id);
    entry.route?.delete();
  }
}
