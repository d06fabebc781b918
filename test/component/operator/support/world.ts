// The operator's control plane in this process, against a real API server without nodes.
import { randomUUID } from 'node:crypto';
import type { StoredFunction } from '../../../../operator/api/function.ts';
import { AttachTrust } from '../../../../operator/controllers/attach-tls/trust.ts';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { connect } from '../../../../operator/kube/connection.ts';
import { KubeEvents } from '../../../../operator/kube/events.ts';
import { deployments, functions, namespaces } from '../../../../operator/kube/resources.ts';
import { startControlPlane, type ControlPlane } from '../../../../operator/control-plane.ts';
import { systemClock } from '../../../../operator/reconcile/clock.ts';
import { controlPlaneOnly, down, type Cluster } from '../../../support/cluster/index.ts';
import { buildFunction } from '../../../support/build.ts';
import { until } from '../../../support/until.ts';

export const CLUSTER = 'pilotlight-component';
const crds = new URL('../../../../crds', import.meta.url).pathname;

export const MASTER_KEY = Buffer.alloc(32, 1);
export const TRUST = 'the CAs';

export function trusting(bundle: string): AttachTrust {
  const trust = new AttachTrust();
  trust.set(bundle);
  return trust;
}

export interface World {
  cluster: Cluster;
  client: KubeClient;
  stop(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const cluster = await controlPlaneOnly(CLUSTER, () => {});
  await cluster.kubectl(['apply', '-f', crds]);
  await cluster.kubectl(['wait', '--for=condition=Established', '-f', crds, '--timeout=30s']);
  const client = new KubeClient(await connect({ path: cluster.kubeconfig }));
  return { cluster, client, stop: () => down(CLUSTER) };
}

/** With an operator at work in it, until stop(). */
export async function openOperatedWorld(): Promise<World> {
  const world = await openWorld();
  const stopping = new AbortController();
  const operator = await startOperator(world, stopping.signal);
  void operator.lead(stopping.signal);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await world.stop();
  };
  return { ...world, stop };
}

/** A namespace of its own for each test, so that tests do not see each other. */
export async function freshNamespace({ client }: World): Promise<string> {
  const name = `t-${randomUUID().slice(0, 8)}`;
  await client.create(namespaces, { metadata: { name } }, { manager: 'test' });
  return name;
}

/** In a namespace of its own, unless one is given; the result is the namespace. */
export async function createFunction(
  world: World,
  given: Pick<Parameters<typeof buildFunction>[0] & object, 'name' | 'namespace' | 'spec'> = {},
): Promise<string> {
  const namespace = given.namespace ?? (await freshNamespace(world));
  const { metadata, ...rest } = buildFunction({ ...given, namespace });
  const ref = { name: metadata.name, namespace };
  await world.client.create(functions, { ...rest, metadata: ref }, { manager: 'test' });
  return namespace;
}

const noStore = (): Promise<never> => Promise.reject(new Error('this operator has no store'));
/** For operators that see inline code alone. */
const inlineOnly = { ensure: noStore, ensureInline: noStore, find: noStore, onLost: () => undefined };

export async function startOperator(
  { client }: World,
  signal: AbortSignal,
  overrides: Partial<Parameters<typeof startControlPlane>[0]> = {},
): Promise<ControlPlane> {
  return startControlPlane(
    {
      client,
      clock: systemClock,
      events: new KubeEvents({
        client: overrides.client ?? client,
        clock: systemClock,
        identity: 'test',
        onError: () => {},
      }),
      runtimeImages: { 'nodejs24.x': 'pilotlight.test/nodejs24:1' },
      versionRetention: undefined,
      versionImageRepositories: [],
      functionEgress: [{ ports: [{ protocol: 'TCP', port: 9090 }] }],
      activatorAddress: () => '10.0.0.1:9090',
      onActivatorAddress: () => {},
      activators: () => [],
      masterKey: () => MASTER_KEY,
      trust: trusting(TRUST),
      packages: inlineOnly,
      concurrency: 4,
      onError: () => {},
      report: () => {},
      ...overrides,
    },
    signal,
  );
}

export function readFunction({ client }: World, namespace: string, name: string): Promise<StoredFunction> {
  return client.get(functions, { namespace, name });
}

/** Waits until the operator has looked at the newest spec and found it ready. */
export function untilReady(world: World, namespace: string, name: string): Promise<StoredFunction> {
  return until(`Function ${name} Ready`, async () => {
    const fn = await readFunction(world, namespace, name);
    const ready = fn.status?.conditions?.find(({ type }) => type === 'Ready');
    return fn.status?.observedGeneration === fn.metadata.generation && ready?.status === 'True' && fn;
  });
}

export const listDeployments = async ({ client }: World, namespace: string) =>
  (await client.list(deployments, {}, { namespace })).items;
