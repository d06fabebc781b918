// A world with an operator that publishes: a real API server, a real code store, and what tests ask of Versions and Aliases.
import type { StoredAlias } from '../../../../operator/api/alias.ts';
import { annotations, versionName } from '../../../../operator/api/names.ts';
import type { StoredVersion, VersionSpec } from '../../../../operator/api/version.ts';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { connect } from '../../../../operator/kube/connection.ts';
import { aliases, functions, versions } from '../../../../operator/kube/resources.ts';
import { until } from '../../../support/until.ts';
import { CodeWorld } from './code.ts';
import { beginLife, mortal, type Life } from './mortal.ts';
import { createFunction, openWorld, readFunction, startOperator, type World } from './world.ts';

const manager = 'test';

export interface OperatorOptions {
  readonly versionRetention?: number;
  readonly runtimeImage?: string;
  readonly activators?: NonNullable<Parameters<typeof startOperator>[2]>['activators'];
}

export interface RunningOperator {
  /** Counts what it writes; events do not count. */
  readonly life: Life;
  stop(): Promise<void>;
}

export interface PublishingWorld extends World {
  readonly code: CodeWorld;
  /** One at a time. */
  operate(options?: OperatorOptions): Promise<RunningOperator>;
}

export async function openPublishingWorld(): Promise<PublishingWorld> {
  const world = await openWorld();
  const code = await CodeWorld.open();
  const connection = await connect({ path: world.cluster.kubeconfig });
  const operate = async (options: OperatorOptions = {}): Promise<RunningOperator> => {
    const { versionRetention, runtimeImage = 'pilotlight.test/nodejs24:1', activators = () => [] } = options;
    const life = beginLife(Infinity);
    const client = new KubeClient(mortal(connection, life));
    const stopping = new AbortController();
    const packages = code.packages(client);
    const runtimeImages = { 'nodejs24.x': runtimeImage };
    const overrides = { client, packages, versionRetention, runtimeImages, activators };
    const operator = await startOperator(world, stopping.signal, overrides);
    const led = operator.lead(stopping.signal);
    const stop = (): Promise<void> => {
      stopping.abort();
      return led;
    };
    return { life, stop };
  };
  const stop = async (): Promise<void> => {
    await code.stop();
    await world.stop();
  };
  return { ...world, code, operate, stop };
}

/** In a namespace of its own. */
export const createPublishing = (world: World, spec: Parameters<typeof createFunction>[1] & object = {}) =>
  createFunction(world, { ...spec, spec: { publish: true, ...spec.spec } });

export const listVersions = async ({ client }: World, namespace: string): Promise<StoredVersion[]> =>
  (await client.list(versions, {}, { namespace })).items.sort((a, b) => a.spec.version - b.spec.version);

export const numbersOf = async (world: World, namespace: string): Promise<number[]> =>
  (await listVersions(world, namespace)).map(({ spec }) => spec.version);

export const readVersion = ({ client }: World, namespace: string, number: number): Promise<StoredVersion> =>
  client.get(versions, { namespace, name: versionName('hello', number) });

/** Waits until its condition of that type has the reason. */
export function untilVersion(
  world: World,
  namespace: string,
  number: number,
  [type, reason]: readonly [string, string],
): Promise<StoredVersion> {
  return until(`Version ${number}: ${type} ${reason}`, async () => {
    const version = await readVersion(world, namespace, number);
    const found = version.status?.conditions?.find((condition) => condition.type === type);
    return found?.reason === reason && version;
  });
}

export const READY = ['Ready', 'Invocable'] as const;

/** Waits until the Function's counter is there in status and in its annotation. */
export const untilCounted = (world: World, namespace: string, number: number) =>
  until(`counted to ${number}`, async () => {
    const { status, metadata } = await readFunction(world, namespace, 'hello');
    const noted = metadata.annotations?.[annotations.latestPublished];
    return status?.latestPublishedVersion === number && noted === String(number);
  });

export const patchFunction = ({ client }: World, namespace: string, spec: unknown) =>
  client.merge(functions, { namespace, name: 'hello' }, { spec }, { manager });

export function createVersion(
  { client }: World,
  namespace: string,
  spec: Partial<VersionSpec> & { version: number },
): Promise<StoredVersion> {
  const whole = { functionName: 'hello', ...spec };
  const metadata = { name: versionName('hello', spec.version), namespace };
  return client.create(versions, { metadata, spec: whole }, { manager });
}

export const deleteVersion = async (world: World, namespace: string, number: number): Promise<void> => {
  const { metadata } = await readVersion(world, namespace, number);
  await world.client.delete(versions, metadata, { uid: metadata.uid });
};

type AliasFields = Partial<StoredAlias['spec']>;

export function createAlias({ client }: World, namespace: string, spec: AliasFields = {}): Promise<StoredAlias> {
  const whole = { functionName: 'hello', aliasName: 'live', functionVersion: '1', ...spec };
  const metadata = { name: versionName('hello', whole.aliasName.toLowerCase()), namespace };
  return client.create(aliases, { metadata, spec: whole }, { manager });
}

export const patchAlias = ({ client }: World, namespace: string, spec: unknown, name = 'live') =>
  client.merge(aliases, { namespace, name: versionName('hello', name) }, { spec }, { manager });

export const readAlias = ({ client }: World, namespace: string, name = 'live'): Promise<StoredAlias> =>
  client.get(aliases, { namespace, name: versionName('hello', name) });

/** Waits until the operator has looked at its newest spec, and that condition has the reason. */
export function untilAlias(
  world: World,
  namespace: string,
  reason: string,
  is: (status: NonNullable<StoredAlias['status']>) => boolean = () => true,
): Promise<StoredAlias> {
  return until(`Alias live: RoutingReady ${reason}`, async () => {
    const alias = await readAlias(world, namespace);
    const { metadata, status } = alias;
    if (status?.observedGeneration !== metadata.generation) return false;
    const found = status?.conditions?.find(({ type }) => type === 'RoutingReady');
    return found?.reason === reason && is(status ?? {}) && alias;
  });
}
