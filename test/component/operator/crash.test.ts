import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { KubeObject } from '../../../operator/api/meta.ts';
import { KubeClient, type Applied, type WriteOptions } from '../../../operator/kube/client.ts';
import { connect, type Connection } from '../../../operator/kube/connection.ts';
import { functions, secrets, type Resource } from '../../../operator/kube/resources.ts';
import { buildFunction } from '../../support/build.ts';
import { freshNamespace, listDeployments, openWorld, startOperator, untilReady, type World } from './support.ts';

/** Dies right behind its n-th write: the write stands, its author never hears of it. */
class DyingClient extends KubeClient {
  #left: number;
  readonly #die: () => void;

  constructor(connection: Connection, writes: number, die: () => void) {
    super(connection);
    this.#left = writes;
    this.#die = die;
  }

  override async create<T extends KubeObject>(
    resource: Resource<T>,
    object: Applied<NoInfer<T>>,
    options: WriteOptions,
  ): Promise<T> {
    return this.#count(await super.create(resource, object, options));
  }

  override async apply<T extends KubeObject>(
    resource: Resource<T>,
    object: Applied<NoInfer<T>>,
    options: WriteOptions,
  ): Promise<T> {
    return this.#count(await super.apply(resource, object, options));
  }

  #count<T>(result: T): T {
    if (--this.#left > 0) return result;
    this.#die();
    throw new Error('crashed');
  }
}

describe('an operator that crashes while it creates a Function', () => {
  let world: World;
  let connection: Connection;

  before(async () => {
    world = await openWorld();
    connection = await connect({ path: world.cluster.kubeconfig });
  });
  after(() => world.stop());

  /** What stands in the end, with the names that differ between namespaces left out. */
  async function createWithCrash(writes: number): Promise<string> {
    const namespace = await freshNamespace(world);
    const { metadata, ...rest } = buildFunction({ namespace });
    await world.client.create(
      functions,
      { ...rest, metadata: { name: metadata.name, namespace } },
      { manager: 'test' },
    );
    const dying = new AbortController();
    const first = await startOperator(world, dying.signal, {
      client: new DyingClient(connection, writes, () => dying.abort()),
    });
    await first.lead(dying.signal);

    const stopping = new AbortController();
    const second = await startOperator(world, stopping.signal);
    const led = second.lead(stopping.signal);
    const fn = await untilReady(world, namespace, 'hello');
    stopping.abort();
    await led;
    const all = await listDeployments(world, namespace);
    const keys = (await world.client.list(secrets, {}, { namespace })).items;
    const owned = keys.every((key) => key.metadata.ownerReferences?.[0]?.uid === all[0]?.metadata.uid);
    const names = [all, keys].map((items) => items.map((item) => item.metadata.name));
    return JSON.stringify({ revision: fn.status?.revision, names, owned, replicas: all[0]?.spec.replicas });
  }

  for (const [writes, which] of [
    [1, 'Deployment'],
    [2, 'Secret'],
    [3, 'status'],
  ] as const) {
    test(`behind the write of the ${which}, the next one ends where an undisturbed one would`, async () => {
      const found: unknown = JSON.parse(await createWithCrash(writes));
      const revision = (found as { revision: string }).revision;
      const name = `hello-${revision.slice(0, 8)}`;
      assert.deepEqual(found, { revision, names: [[name], [name]], owned: true, replicas: 0 });
    });
  }
});
