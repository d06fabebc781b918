// A whole activator in this process: its real HTTP server, its real gRPC server and everything between, with Kubernetes played by
// fleets of scripted shims.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Access } from '../../../../operator/activator/access/access.ts';
import { Buffer as RequestBuffer } from '../../../../operator/activator/admission/buffer.ts';
import { bindFunctionMetrics } from '../../../../operator/activator/function-metrics.ts';
import { startAttachServer } from '../../../../operator/activator/instances/attach-server.ts';
import type { KnownPod } from '../../../../operator/activator/instances/decide-attach.ts';
import type { GrpcServer } from '../../../../operator/activator/instances/grpc-server.ts';
import type { StartFailure } from '../../../../operator/activator/instances/start-failure.ts';
import { Sessions } from '../../../../operator/activator/instances/sessions.ts';
import { startForwardServer, type ForwardServer } from '../../../../operator/activator/ownership/forward-server.ts';
import { Peers } from '../../../../operator/activator/ownership/peers.ts';
import { makeOutbox } from '../../../../operator/activator/outbox.ts';
import { Ring, type Member } from '../../../../operator/activator/ownership/ring.ts';
import { Directory } from '../../../../operator/activator/routes/directory.ts';
import { Route } from '../../../../operator/activator/routes/route.ts';
import { routedOf } from '../../../../operator/activator/routes/routed-function.ts';
import type { StopTimes } from '../../../../operator/activator/http/listen.ts';
import { startHttpServer, type HttpServer } from '../../../../operator/activator/server.ts';
import { Uploads } from '../../../../operator/activator/upload/uploads.ts';
import type { StoredFunction } from '../../../../operator/api/function.ts';
import { childName } from '../../../../operator/api/names.ts';
import { LATEST } from '../../../../operator/api/published.ts';
import { createMetrics } from '../../../../operator/observe/metrics.ts';
import { systemClock as clock } from '../../../../operator/reconcile/clock.ts';
import { TestCertificate } from '../../../support/certificates.ts';
import { invoke, type Invocation, type InvokeOptions } from '../../../support/invoke.ts';
import { recordingLog, type LoggedLine } from '../../../support/log.ts';
import { noCode, type CodeAndUploads } from '../../../support/no-code.ts';
import { Fleet } from './fleet.ts';
import { FakeReviews } from './reviews.ts';
import { buildStored, type StoredOptions } from './stored.ts';
import type { FunctionOptions, WorldOptions } from './world-options.ts';

export type { FunctionOptions, WorldOptions } from './world-options.ts';

export const NAMESPACE = 'shop';
export const REGION = 'local';
const TIMES = { freshMs: 10_000, refusalMs: 2_000, staleMs: 900_000 };
const SHOP = { uid: 'uid-of-shop' };
const MIB = 2 ** 20;

export class World implements AsyncDisposable {
  readonly reviews = new FakeReviews();
  readonly metrics = createMetrics();
  readonly logged: LoggedLine[] = [];
  readonly fleets: Map<string, Fleet>;
  readonly startFailures = new Map<string, StartFailure>();
  /** By UID. */
  readonly pods: Map<string, KnownPod>;
  readonly masterKey: Buffer;
  /** All activators of the cluster. */
  readonly activators: World[];
  readonly name: string;
  readonly ring: Ring;
  readonly certificate: TestCertificate;
  readonly buffer: RequestBuffer;
  readonly directory: Directory;
  readonly stopping = new AbortController();
  /** Where packages lie while they are sent. */
  readonly uploads = mkdtempSync(join(tmpdir(), 'uploads-'));
  readonly #code: CodeAndUploads;
  readonly #random: () => number;
  #http: HttpServer | undefined;
  #attach: GrpcServer | undefined;
  #forward: ForwardServer | undefined;
  #peers: Peers | undefined;
  readonly #process = randomUUID();
  #generation = 0;

  constructor(certificate: TestCertificate, options: WorldOptions) {
    this.certificate = certificate;
    const { totalBytes = 256 * MIB, functionBytes = 64 * MIB, functionRequests = 1000 } = options;
    this.buffer = new RequestBuffer({ totalBytes, functionBytes, functionRequests });
    this.fleets = options.beside?.fleets ?? new Map<string, Fleet>();
    this.pods = options.beside?.pods ?? new Map<string, KnownPod>();
    this.masterKey = options.beside?.masterKey ?? randomBytes(32);
    this.activators = options.beside?.activators ?? [];
    this.name = `activator-${this.activators.push(this) - 1}`;
    this.#code = options.code ?? noCode;
    this.#random = options.random ?? Math.random;
    this.ring = new Ring(this.#process);
    this.directory = new Directory({
      namespaceMeta: (name) => (name === NAMESPACE ? SHOP : undefined),
      openRoute: (place, revision) =>
        new Route(place, revision, {
          clock,
          region: REGION,
          waitMs: options.waitMs ?? 5_000,
          defaultIdleTimeoutMs: options.idleMs ?? 60_000,
          metrics: bindFunctionMetrics(this.metrics, { ...place, version: revision.version }),
          openDeployment: (_namespace, name) => this.#fleet(name),
          onPatch: (outcome) => this.metrics.scalePatches.inc({ outcome }),
          sight: {
            startFailure: (id) => this.startFailures.get(id),
            pod: (uid) => this.pods.get(uid),
            describeStart: () => 'its pod is Pending: ContainerCreating',
            liveRevisions: () => this.#liveRevisions(place.name, revision.version),
          },
          ring: this.ring,
          sessions: new Sessions(this.masterKey),
          code: this.#code,
          forward: (owner, job, route) => this.#peers?.forward(owner, job, route) ?? false,
          isStopping: () => this.stopping.signal.aborted,
        }),
    });
  }

  static async open(options: WorldOptions = {}): Promise<World> {
    const world = new World(
      options.certificate ?? options.beside?.certificate ?? (await TestCertificate.make()),
      options,
    );
    await world.#start();
    if (options.beside === undefined) world.ring.learn({ epoch: 1, members: [world.member] });
    return world;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#http?.port ?? 0}`;
  }

  get attachAddress(): string {
    return `127.0.0.1:${this.#attach?.port ?? 0}`;
  }

  get member(): Member {
    const peer = `127.0.0.1:${this.#forward?.port ?? 0}`;
    return { name: this.name, process: this.#process, attach: this.attachAddress, peer };
  }

  get account(): string {
    return this.directory.accountOf(NAMESPACE);
  }

  /** The Function as applied and, unless said otherwise, made ready. Returns the fleet of its revision. */
  put(name: string, options: FunctionOptions = {}): Fleet {
    const { revision = `${name}-r1`, ready = true, spec, code, packages } = options;
    const fleet = this.openFleet(name, revision, options);
    this.directory.put(routedOf(this.#stored(name, { revision, ready, spec, code, packages })));
    return fleet;
  }

  /** What Kubernetes has of a revision: the same at every activator. */
  openFleet(name: string, revision: string, options: FunctionOptions): Fleet {
    const { script = () => ({ body: '"ok"' }), startMs = 5, version = LATEST } = options;
    const fleet = new Fleet({
      name: childName(name, revision),
      address: this.attachAddress,
      trust: this.certificate.current().bundle,
      masterKey: this.masterKey,
      namespace: NAMESPACE,
      function: name,
      revision,
      version,
      script,
      startMs,
      initMs: options.initMs ?? 0,
      onPod: (uid, id) => this.knowPod(uid, id),
    });
    if (!this.fleets.has(fleet.options.name)) this.fleets.set(fleet.options.name, fleet);
    return this.#fleet(fleet.options.name);
  }

  knowPod(uid: string, revision: string, addresses = ['127.0.0.1']): void {
    this.pods.set(uid, { revision, addresses });
    for (const { directory } of this.activators) for (const route of directory.routes()) route.look();
  }

  /** Where $LATEST goes. */
  latest(name: string): Route | undefined {
    return this.directory.routeOf({ namespace: NAMESPACE, name, version: LATEST });
  }

  delete(name: string): void {
    this.directory.remove(routedOf(this.#stored(name, { revision: '', ready: false })));
  }

  invoke(name: string, options: InvokeOptions & { token?: string } = {}): Promise<Invocation> {
    return invoke({ url: this.url, token: options.token ?? 'caller' }, name, options);
  }

  stopHttp(times: StopTimes): Promise<void> {
    return this.#http?.stop(times) ?? Promise.resolve();
  }

  /** As a process that is killed: its connections end, nothing is said. */
  kill(): void {
    this.#peers?.stop();
    this.#forward?.stop();
    this.#attach?.stop();
  }

  async metric(name: string): Promise<number> {
    const found = await this.metrics.registry.getSingleMetric(name)?.get();
    return found?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const route of this.directory.routes()) route.delete();
    for (const fleet of this.fleets.values()) fleet.close();
    rmSync(this.uploads, { recursive: true });
    await this.#http?.stop({ quietMs: 0, limitMs: 0 });
    this.#peers?.stop();
    this.#forward?.stop();
    this.#attach?.stop();
  }

  async #start(): Promise<void> {
    const log = recordingLog(this.logged);
    const outbox = makeOutbox(() => this.buffer.requests);
    this.#attach = await startAttachServer({
      port: 0,
      certificate: this.certificate,
      masterKey: this.masterKey,
      epoch: () => this.ring.epoch,
      find: (namespace, name, revision) => this.directory.routeOfRevision(namespace, name, revision),
      verifyAddress: true,
      clock,
      log,
      outbox,
    });
    const { buffer, directory, masterKey, ring } = this;
    this.#forward = await startForwardServer({
      port: 0,
      certificate: this.certificate,
      masterKey,
      ring,
      find: (name) => directory.routeOf(name),
      buffer,
      clock,
      log,
      outbox,
    });
    const trust = (): string => this.certificate.current().bundle;
    const onReached = (): void => directory.reconsider();
    this.#peers = new Peers({ name: this.name, trust, masterKey, ring, clock, log, onReached });
    ring.onChange(onReached);
    const isStopping = (): boolean => this.stopping.signal.aborted;
    const uploads = await Uploads.open(this.uploads, (upload) => this.#code.keep(upload));
    const access = new Access({ reviews: this.reviews, times: TIMES, clock });
    const random = this.#random;
    const deps = { access, buffer, directory, uploads, outbox, clock, random, log, region: REGION, isStopping };
    this.#http = await startHttpServer(0, deps, this.metrics);
  }

  #fleet(name: string): Fleet {
    const fleet = this.fleets.get(name);
    if (fleet === undefined) throw new Error(`no fleet for ${name}`);
    return fleet;
  }

  #liveRevisions(name: string, version: string): string[] {
    const isOwn = ({ options }: Fleet): boolean => options.function === name && options.version === version;
    const own = [...this.fleets.values()].filter(isOwn);
    return own.filter((fleet) => (fleet.replicas() ?? 0) > 0).map(({ options }) => options.revision);
  }

  #stored(name: string, options: Omit<StoredOptions, 'name' | 'namespace' | 'generation'>): StoredFunction {
    return buildStored({ name, namespace: NAMESPACE, generation: ++this.#generation, ...options });
  }
}
