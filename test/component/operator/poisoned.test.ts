import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { KubeObject } from '../../../operator/api/meta.ts';
import { KubeClient, type Applied, type WriteOptions } from '../../../operator/kube/client.ts';
import { connect } from '../../../operator/kube/connection.ts';
import { deployments, type Resource } from '../../../operator/kube/resources.ts';
import { createFunction, freshNamespace, openWorld, startOperator, untilReady, type World } from './support/world.ts';

/** An API server for which some objects are too much. */
class PickyClient extends KubeClient {
  override create<T extends KubeObject>(
    resource: Resource<T>,
    object: Applied<NoInfer<T>>,
    options: WriteOptions,
  ): Promise<T> {
    const { name } = object.metadata;
    if (resource.kind === deployments.kind && name.startsWith('hangs')) return new Promise(() => {});
    if (resource.kind === deployments.kind && name.startsWith('fails')) return Promise.reject(new Error('poisoned'));
    return super.create(resource, object, options);
  }
}

describe('objects that hang or fail for ever', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  test('more of each than there are workers: the others become Ready all the same', async (t) => {
    const namespace = await freshNamespace(world);
    const names = (what: string): string[] => Array.from({ length: 6 }, (_, index) => `${what}-${index}`);
    for (const name of [...names('hangs'), ...names('fails')]) await createFunction(world, { namespace, name });
    const stop = new AbortController();
    const client = new PickyClient(await connect({ path: world.cluster.kubeconfig }));
    let failures = 0;
    const report = (_kind: string, { outcome }: { outcome: string }) => void (failures += Number(outcome === 'retry'));
    const operator = await startOperator(world, stop.signal, { client, concurrency: 2, report });
    const led = operator.lead(stop.signal);
    const beganAt = performance.now();
    for (const name of names('good')) await createFunction(world, { namespace, name });
    for (const name of names('good')) await untilReady(world, namespace, name);
    t.diagnostic(`Ready after ${Math.round(performance.now() - beganAt)} ms, beside ${failures} failed looks`);
    assert.ok(failures >= 6);
    stop.abort();
    await led;
  });
});
