// Every function that this activator knows, kept current by the informers: the routes of the data path.
import type { StoredAlias } from '../../api/alias.ts';
import { accountId, annotations } from '../../api/names.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { Place, Revision } from '../instances/revision.ts';
import type { Figures } from '../rollouts/figures.ts';
import { openFigures } from '../rollouts/open-figures.ts';
import { KnownFunction } from './known-function.ts';
import type { Route } from './route.ts';
import { functionIdOf, type RouteName } from './route-id.ts';
import { readyRevision, type RoutedFunction } from './routed-function.ts';
import { versionRevision } from './routed-version.ts';

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
  /** By `namespace/name`. */
  readonly #functions = new Map<string, KnownFunction>();
  /** What is counted of rollouts, by `namespace/name` of the Alias. */
  readonly #figures = new Map<string, Figures>();
  /** Every request asks for its namespace's account, and an id is derived with a hash. */
  readonly #accounts = new WeakMap<NamespaceMeta, string>();

  constructor(options: DirectoryOptions) {
    this.#options = options;
  }

  find(namespace: string, name: string): KnownFunction | undefined {
    return this.#functions.get(functionIdOf(namespace, name));
  }

  /** undefined: not known, or not ready yet. */
  routeOf({ namespace, name, version }: RouteName): Route | undefined {
    return this.find(namespace, name)?.routeOf(version);
  }

  /** Where instances of a revision belong. */
  routeOfRevision(namespace: string, name: string, revision: string): Route | undefined {
    return this.find(namespace, name)?.routeOfRevision(revision);
  }

  figuresOf(namespace: string, alias: string): Figures | undefined {
    return this.#figures.get(`${namespace}/${alias}`);
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
    return [...this.#functions.values()].flatMap((known) => known.routes());
  }

  /** Other activators own functions now, or one can be reached again. */
  reconsider(): void {
    for (const route of this.routes()) route.reconsider();
  }

  put(fn: RoutedFunction): void {
    const { namespace, name, uid } = fn.metadata;
    this.#enter(namespace, name).putLatest({ uid, state: fn.status?.state, revision: readyRevision(fn) });
  }

  remove({ metadata: { namespace, name, uid } }: RoutedFunction): void {
    this.#leave(namespace, name, (known) => known.removeLatest(uid));
  }

  putVersion(version: StoredVersion): void {
    const { metadata, spec, status } = version;
    const seen = { uid: metadata.uid, state: status?.state, revision: versionRevision(version) };
    this.#enter(metadata.namespace, spec.functionName).putVersion(spec.version, seen);
  }

  removeVersion({ metadata: { namespace, uid }, spec: { functionName, version } }: StoredVersion): void {
    this.#leave(namespace, functionName, (known) => known.removeVersion(version, uid));
  }

  putAlias({ metadata, spec: { functionName, aliasName }, status = {} }: StoredAlias): void {
    const { namespace, uid } = metadata;
    const { functionVersion, candidateVersion, candidateWeight } = status;
    // It has pointed nowhere yet.
    if (functionVersion === undefined) return;
    const id = `${namespace}/${metadata.name}`;
    const figures = openFigures(this.#figures.get(id), status);
    if (figures === undefined) this.#figures.delete(id);
    else this.#figures.set(id, figures);
    const routing = { functionVersion, candidateVersion, candidateWeight, figures };
    this.#enter(namespace, functionName).putAlias(aliasName, { uid, routing });
  }

  removeAlias({ metadata: { namespace, name, uid }, spec: { functionName, aliasName } }: StoredAlias): void {
    this.#figures.delete(`${namespace}/${name}`);
    this.#leave(namespace, functionName, (known) => known.removeAlias(aliasName, uid));
  }

  #enter(namespace: string, name: string): KnownFunction {
    const id = functionIdOf(namespace, name);
    const known = this.#functions.get(id);
    if (known !== undefined) return known;
    const openRoute = (revision: Revision): Route =>
      this.#options.openRoute({ namespace, name, account: this.accountOf(namespace) }, revision);
    const entered = new KnownFunction(openRoute);
    this.#functions.set(id, entered);
    return entered;
  }

  #leave(namespace: string, name: string, remove: (known: KnownFunction) => void): void {
    const known = this.find(namespace, name);
    if (known === undefined) return;
    remove(known);
    if (known.isEmpty) this.#functions.delete(functionIdOf(namespace, name));
  }
}
