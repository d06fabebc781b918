// One function by all its names, as this activator knows it: $LATEST, its published versions, and the aliases that point to them. A
// version's route is opened when it is first needed: most versions are never called again.
import type { FunctionStatus } from '../../api/function.ts';
import { LATEST, LATEST_PUBLISHED } from '../../api/published.ts';
import type { Revision } from '../instances/revision.ts';
import { decideVersion, type Routing } from './decide-version.ts';
import type { Route } from './route.ts';

export interface Entry {
  readonly uid: string;
  state: NonNullable<FunctionStatus['state']>;
  /** Absent until it was ready for the first time. The last good one serves until the newest spec is ready. */
  revision: Revision | undefined;
  route: Route | undefined;
}

/** What Kubernetes says now of $LATEST or of a version. */
export interface Seen {
  uid: string;
  state: Entry['state'] | undefined;
  revision: Revision | undefined;
}

interface KnownAlias {
  readonly uid: string;
  readonly routing: Routing;
}

export class KnownFunction {
  readonly #openRoute: (revision: Revision) => Route;
  /** By number. */
  readonly #versions = new Map<string, Entry>();
  /** By the name that callers write. */
  readonly #aliases = new Map<string, KnownAlias>();
  readonly #listeners = new Set<() => void>();
  #latest: Entry | undefined;
  #newest = 0;

  constructor(openRoute: (revision: Revision) => Route) {
    this.#openRoute = openRoute;
  }

  get isEmpty(): boolean {
    return this.#latest === undefined && this.#versions.size === 0 && this.#aliases.size === 0;
  }

  get latest(): Entry | undefined {
    return this.#latest;
  }

  /** $LATEST, a number, or $LATEST.PUBLISHED, which is the highest number that can answer. */
  entry(version: string): Entry | undefined {
    if (version === LATEST) return this.#latest;
    return this.#versions.get(version === LATEST_PUBLISHED ? String(this.#newest) : version);
  }

  /** Absent until the operator has found where it points. */
  alias(name: string): Routing | undefined {
    return this.#aliases.get(name)?.routing;
  }

  /** The version that one request by an alias falls to; undefined: none of them can answer here. */
  choose(routing: Routing, draw: number): Route | undefined {
    const version = decideVersion(routing, this.#canAnswer, draw);
    return version === undefined ? undefined : this.routeOf(version);
  }

  /** undefined until it is ready for the first time. */
  routeOf(version: string): Route | undefined {
    const entry = this.entry(version);
    if (entry?.revision === undefined) return undefined;
    return (entry.route ??= this.#openRoute(entry.revision));
  }

  /** Where instances of a revision belong. Those of $LATEST may be of any that it ever had. */
  routeOfRevision(revision: string): Route | undefined {
    for (const [version, { revision: own, route }] of this.#versions)
      if (own?.id === revision || route?.hasRevision(revision)) return this.routeOf(version);
    return this.#latest?.route;
  }

  /** All that are open. */
  routes(): Route[] {
    return [this.#latest, ...this.#versions.values()].flatMap((entry) => entry?.route ?? []);
  }

  /** Calls back whenever something of the function has changed; the result ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  putLatest(seen: Seen): void {
    this.#latest = this.#renew(this.#latest, seen);
    this.routeOf(LATEST);
    this.#tell();
  }

  removeLatest(uid: string): void {
    if (this.#latest?.uid !== uid) return;
    const { route } = this.#latest;
    this.#latest = undefined;
    route?.delete();
    this.#tell();
  }

  putVersion(number: number, seen: Seen): void {
    const entry = this.#renew(this.#versions.get(String(number)), seen);
    this.#versions.set(String(number), entry);
    if (entry.revision !== undefined) this.#newest = Math.max(this.#newest, number);
    this.#tell();
  }

  removeVersion(number: number, uid: string): void {
    const entry = this.#versions.get(String(number));
    if (entry?.uid !== uid) return;
    this.#versions.delete(String(number));
    if (number === this.#newest) this.#newest = this.#findNewest();
    entry.route?.delete();
    this.#tell();
  }

  putAlias(name: string, alias: KnownAlias): void {
    this.#aliases.set(name, alias);
    this.#tell();
  }

  removeAlias(name: string, uid: string): void {
    if (this.#aliases.get(name)?.uid !== uid) return;
    this.#aliases.delete(name);
    this.#tell();
  }

  readonly #canAnswer = (version: string): boolean => this.entry(version)?.revision !== undefined;

  #renew(known: Entry | undefined, { uid, state = 'Pending', revision }: Seen): Entry {
    if (known?.uid !== uid) {
      known?.route?.delete();
      return { uid, state, revision, route: undefined };
    }
    known.state = state;
    if (revision !== undefined) {
      known.revision = revision;
      known.route?.update(revision);
    }
    return known;
  }

  #findNewest(): number {
    let newest = 0;
    for (const [version, { revision }] of this.#versions)
      if (revision !== undefined) newest = Math.max(newest, Number(version));
    return newest;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
