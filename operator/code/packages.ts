// Sees to it that a package is in the store, claimed for the namespace that names it: found there, or fetched, inspected and kept.
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfSource, type PackageSource } from '../api/code.ts';
import type { Digest } from '../api/digest.ts';
import { PilotlightError } from '../api/errors.ts';
import type { Clock } from '../reconcile/clock.ts';
import { expectedDigest } from './code-view.ts';
import { HeldPackages, packageId } from './held.ts';
import { Places } from './places.ts';
import { RecentFailures } from './recent-failures.ts';
import { SingleFlight } from './single-flight.ts';
import type { Facts, FetchedPackage, RemoteSource } from './source/code-source.ts';
import type { FileBody } from './store/object-store.ts';

/** Each has up to 50 MB on the disk, and a slow one takes a minute. */
const FETCHES_AT_ONCE = 12;
/** Of sources that failed lately, which so keep nobody else waiting. */
const RETRIES_AT_ONCE = 4;
/** Each has a process of up to 128 MiB. */
const INSPECTIONS_AT_ONCE = 2;
/** A source that failed is left alone for so long; whoever asks for it hears the same again. */
const GAP_MS = 5_000;
const LATELY_MS = 3_600_000;

export interface PackageStore {
  keep(namespace: string, digest: Digest, file: FileBody, facts: Facts, signal: AbortSignal): Promise<void>;
  /** undefined: the namespace has not brought it, or it is lost. */
  claimOf(namespace: string, digest: Digest, signal: AbortSignal): Promise<Facts | undefined>;
}

export interface PackagesDeps {
  readonly store: PackageStore;
  /** The file is ours then. */
  readonly fetch: (
    source: RemoteSource,
    from: { namespace: string; field: string },
    signal: AbortSignal,
  ) => Promise<FetchedPackage>;
  readonly inspect: (path: string, signal: AbortSignal) => Promise<{ unzippedBytes: number }>;
  /** For files that do not last. */
  readonly directory: string;
  readonly clock: Clock;
}

export interface PackageRequest {
  readonly namespace: string;
  readonly source: PackageSource;
  /** How messages call it: spec.code. */
  readonly field: string;
  /** What was found under exactly this source before. An object of S3 that has moved on since is not followed. */
  readonly known?: Digest | undefined;
}

export interface Package {
  readonly digest: Digest;
  readonly facts: Facts;
}

export class Packages {
  readonly #deps: PackagesDeps;
  readonly #held: HeldPackages;
  readonly #flights = new SingleFlight<Package>();
  readonly #fetches = new Places(FETCHES_AT_ONCE);
  readonly #inspections = new Places(INSPECTIONS_AT_ONCE);
  readonly #retries = new Places(RETRIES_AT_ONCE);
  readonly #failures = new RecentFailures(LATELY_MS);
  /** By digest: to look again at the same bytes would take up to 10 s and find the same. */
  readonly #rejected = new RecentFailures(LATELY_MS);
  readonly #listeners: ((lost: ReadonlySet<string>) => void)[] = [];

  constructor(deps: PackagesDeps) {
    this.#deps = deps;
    this.#held = new HeldPackages(deps.clock);
  }

  /** Throws PilotlightError where the package cannot be had. */
  ensure(request: PackageRequest, signal: AbortSignal): Promise<Package> {
    const { field } = request;
    return this.#flights.run(keyOf(request), (flight) => this.#ensure(request, flight), signal).catch(nameField(field));
  }

  /** The same for what stands in the object itself; `bytes` is asked only where the store lacks it. */
  ensureInline(
    namespace: string,
    digest: Digest,
    bytes: (signal: AbortSignal) => Promise<Buffer>,
    signal: AbortSignal,
  ): Promise<Package> {
    const bring = async (flight: AbortSignal): Promise<Package> => {
      const facts = await this.find(namespace, digest, flight);
      if (facts !== undefined) return { digest, facts };
      const path = join(this.#deps.directory, `inline-${randomUUID()}.zip`);
      try {
        const zip = await bytes(flight);
        await writeFile(path, zip, { flag: 'wx', mode: 0o600, signal: flight });
        return await this.#inspectAndKeep(namespace, { path, size: zip.length, digest }, flight);
      } finally {
        await rm(path, { force: true });
      }
    };
    return this.#flights.run(JSON.stringify([namespace, digest]), bring, signal);
  }

  /** What is known of a package that the namespace has brought; from now on it is held. */
  async find(namespace: string, digest: Digest, signal: AbortSignal): Promise<Facts | undefined> {
    const id = packageId(namespace, digest);
    const known = this.#held.find(id);
    if (known !== undefined) return known;
    // First, so that a collector that looks from now on leaves it.
    this.#held.hold(id);
    const facts = await this.#deps.store.claimOf(namespace, digest, signal);
    if (facts !== undefined) this.#held.hold(id, facts);
    return facts;
  }

  /** Whether somebody has just found or brought it, and may be about to name it. */
  isHeld(namespace: string, digest: Digest): boolean {
    return this.#held.isHeld(packageId(namespace, digest));
  }

  /** The store has them no longer; each is called `packageId`. */
  lose(lost: ReadonlySet<string>): void {
    for (const id of lost) this.#held.forget(id);
    for (const listener of this.#listeners) listener(lost);
  }

  onLost(listener: (lost: ReadonlySet<string>) => void): void {
    this.#listeners.push(listener);
  }

  async #ensure(request: PackageRequest, signal: AbortSignal): Promise<Package> {
    const { namespace, source, field } = request;
    const digest = expectedDigest(source) ?? request.known;
    const facts = digest === undefined ? undefined : await this.find(namespace, digest, signal);
    if (digest !== undefined && facts !== undefined) return { digest, facts };
    if ('upload' in source) throw missing(namespace, field, source.upload.sha256);
    return this.#bringUnlessFailed({ ...request, source }, signal);
  }

  async #bringUnlessFailed(request: RemoteRequest, signal: AbortSignal): Promise<Package> {
    const key = keyOf(request);
    const nowMs = this.#deps.clock.monotonicMs();
    const failed = this.#failures.find(key, nowMs);
    if (failed !== undefined && nowMs - failed.atMs < GAP_MS) throw failed.error;
    this.#throwIfRejected(expectedDigest(request.source));
    const places = failed === undefined ? this.#fetches : this.#retries;
    try {
      return await places.hold(() => this.#bring(request, signal), signal);
    } catch (error) {
      if (!signal.aborted) this.#failures.add(key, error, this.#deps.clock.monotonicMs());
      throw error;
    }
  }

  async #bring({ namespace, source, field, known }: RemoteRequest, signal: AbortSignal): Promise<Package> {
    const fetched = await this.#deps.fetch(source, { namespace, field }, signal);
    try {
      if ('s3' in source && source.s3.sha256 === undefined && known !== undefined && fetched.digest !== known)
        throw moved(field, known, fetched.digest);
      return await this.#inspectAndKeep(namespace, fetched, signal);
    } finally {
      await rm(fetched.path, { force: true });
    }
  }

  async #inspectAndKeep(
    namespace: string,
    { path, size, digest }: FetchedPackage,
    signal: AbortSignal,
  ): Promise<Package> {
    const { unzippedBytes } = await this.#inspect(path, digest, signal);
    const facts = { size, unzippedBytes };
    const id = packageId(namespace, digest);
    this.#held.hold(id);
    await this.#deps.store.keep(namespace, digest, { path, size }, facts, signal);
    this.#held.hold(id, facts);
    return { digest, facts };
  }

  async #inspect(path: string, digest: Digest, signal: AbortSignal): Promise<{ unzippedBytes: number }> {
    this.#throwIfRejected(digest);
    try {
      return await this.#inspections.hold(() => this.#deps.inspect(path, signal), signal);
    } catch (error) {
      if (error instanceof PilotlightError && error.code === 'CodeRejected')
        this.#rejected.add(digest, error, this.#deps.clock.monotonicMs());
      throw error;
    }
  }

  #throwIfRejected(digest: Digest | undefined): void {
    const rejected = digest === undefined ? undefined : this.#rejected.find(digest, this.#deps.clock.monotonicMs());
    if (rejected !== undefined) throw rejected.error;
  }
}

/** What inspects a package knows no field. */
const nameField =
  (field: string) =>
  (error: unknown): never => {
    if (!(error instanceof PilotlightError) || error.code !== 'CodeRejected') throw error;
    throw new PilotlightError('CodeRejected', `${field}: ${error.message}`, { cause: error.cause });
  };

const keyOf = ({ namespace, source, known }: PackageRequest): string =>
  JSON.stringify([namespace, digestOfSource(source), known]);

type RemoteRequest = PackageRequest & { readonly source: RemoteSource };

const missing = (namespace: string, field: string, digest: Digest): PilotlightError =>
  new PilotlightError(
    'CodeMissing',
    `${field}.upload: no package with the sha256 ${digest} was uploaded in the namespace ${namespace}, or it was removed since; PUT it to /namespaces/${namespace}/code`,
  );

const moved = (field: string, known: Digest, found: Digest): PilotlightError =>
  new PilotlightError(
    'CodeMoved',
    `${field}.s3: the code store has lost the package (sha256 ${known}), and the object holds another one by now (${found}); set sha256 or objectVersion to say which one is meant`,
  );
