// Pilotlight on a real cluster, installed by its chart, for stories. Every story has a namespace and a caller of its own.
import { randomUUID } from 'node:crypto';
import type { FunctionSpec, StoredFunction } from '../../../operator/api/function.ts';
import { up, type Cluster } from '../../support/cluster/index.ts';
import { buildImages } from '../../support/images/build.ts';
import { activatorUrl, callerToken, imageValues, installChart, type Values } from '../../support/installation.ts';
import type { Target } from '../../support/invoke.ts';
import { until } from '../../support/until.ts';
import { patchesOfScale, type AuditEvent } from './audit.ts';

export const TEST_CLUSTER = 'pilotlight-test';

export interface World {
  cluster: Cluster;
  url: string;
  /** Values that the chart was installed with. */
  values: Values[];
}

export interface Story {
  world: World;
  namespace: string;
  target: Target;
}

let opened: Promise<World> | undefined;

/** The first call in a process installs; the cluster and what runs on it stay for the next file. */
export const openWorld = (): Promise<World> => (opened ??= bringUp(TEST_CLUSTER));

export async function bringUp(name: string): Promise<World> {
  const cluster = await up(name, () => {});
  const images = await buildImages(() => {});
  for (const { archive } of images) await cluster.load(archive);
  // Packages of the stories come from this machine and from Services of theirs.
  const allowedHosts = [cluster.hostAddress, '*.svc.cluster.local'];
  const values = [imageValues(images), { code: { allowedHosts } }];
  await installChart(cluster, values);
  return { cluster, url: await activatorUrl(cluster), values };
}

/** A namespace under Pod Security restricted, and in it a caller that may invoke everything there. */
export async function openStory(given?: World): Promise<Story> {
  const world = given ?? (await openWorld());
  const namespace = `story-${randomUUID().slice(0, 8)}`;
  await world.cluster.kubectl(['apply', '-f', '-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: access(namespace) }),
  });
  return { world, namespace, target: { url: world.url, token: await callerToken(world.cluster, namespace, 'caller') } };
}

function access(namespace: string): unknown[] {
  const rbac = 'rbac.authorization.k8s.io';
  const metadata = { name: 'caller', namespace };
  const rules = [{ apiGroups: ['pilotlight.dev'], resources: ['functions/invocations'], verbs: ['create'] }];
  const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: restricted } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: `${rbac}/v1`, kind: 'Role', metadata, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name: 'caller' },
      subjects: [{ kind: 'ServiceAccount', name: 'caller', namespace }],
    },
  ];
}

type GivenSpec = Partial<Omit<FunctionSpec, 'code'>>;

/** The text of index.mjs, or spec.code. */
type Code = string | FunctionSpec['code'];

/** kubectl apply, and nothing else. */
export async function apply(
  { world, namespace }: Story,
  name: string,
  given: Code,
  spec: GivenSpec = {},
): Promise<void> {
  const code = typeof given === 'string' ? { inline: { 'index.mjs': given } } : given;
  const full = { runtime: 'nodejs24.x', handler: 'index.handler', code, ...spec };
  const manifest = {
    apiVersion: 'pilotlight.dev/v1alpha1',
    kind: 'Function',
    metadata: { name, namespace },
    spec: full,
  };
  await world.cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
}

/** As users wait: the newest spec is Ready. */
export async function applyReady(story: Story, name: string, code: Code, spec: GivenSpec = {}): Promise<void> {
  await apply(story, name, code, spec);
  await until(`${name} Ready`, async () => {
    const { metadata, status } = await getFunction(story, name);
    const ready = status?.conditions?.find(({ type }) => type === 'Ready');
    return status?.observedGeneration === metadata.generation && ready?.status === 'True';
  });
}

export async function getFunction(story: Story, name: string): Promise<StoredFunction> {
  return (await getJson(story, 'function', name)) as StoredFunction;
}

export async function getJson({ world, namespace }: Story, ...what: string[]): Promise<unknown> {
  const { stdout } = await world.cluster.kubectl(['get', ...what, '-n', namespace, '-o', 'json']);
  return JSON.parse(stdout);
}

interface PodList {
  items: { metadata: { name: string; uid: string; deletionTimestamp?: string }; status: { phase: string } }[];
}

export async function listPods(story: Story): Promise<PodList['items']> {
  return ((await getJson(story, 'pods')) as PodList).items;
}

export const untilNoPods = (story: Story, withinMs = 30_000): Promise<boolean> =>
  until(`no pod in ${story.namespace}`, async () => (await listPods(story)).length === 0, {
    withinMs,
  }) as Promise<boolean>;

/** Every write to a scale subresource in the story's namespace, from the API server's audit log. */
export const scalePatches = ({ world, namespace }: Story): AuditEvent[] =>
  patchesOfScale(world.cluster.auditLog, namespace);
