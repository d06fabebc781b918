// A thousand Functions at once: how long until all are Ready, what the operator wrote for each, and what it holds afterwards.
import type { StoredFunction } from '../../operator/api/function.ts';
import type { KubeClient } from '../../operator/kube/client.ts';
import { functions } from '../../operator/kube/resources.ts';
import { auditEvents } from '../e2e/support/audit.ts';
import type { Story } from '../e2e/support/world.ts';
import { until } from '../support/until.ts';

const COUNT = 1_000;
/** Creates under way at once: enough to keep the operator busy. */
const PARALLEL = 32;
const OPERATOR = 'system:serviceaccount:pilotlight-system:pilotlight-operator';
const WRITES = ['create', 'patch', 'update', 'delete'];

export interface ThousandResult {
  count: number;
  createdMs: number;
  readyMs: number;
  writesPerFunction: number;
}

/** In the story's namespace, which goes with them. */
export async function measureThousand(client: KubeClient, { namespace, world }: Story): Promise<ThousandResult> {
  const startedAt = performance.now();
  let next = 0;
  const create = async (): Promise<void> => {
    while (next < COUNT) await client.create(functions, makeFunction(namespace, next++), { manager: 'bench' });
  };
  await Promise.all(Array.from({ length: PARALLEL }, create));
  const createdMs = performance.now() - startedAt;
  const isReady = ({ status }: StoredFunction): boolean =>
    status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
  await until(
    'all Functions Ready',
    async () => (await client.list(functions, {}, { namespace })).items.filter(isReady).length >= COUNT,
    { withinMs: 300_000, everyMs: 250 },
  );
  const readyMs = performance.now() - startedAt;
  const writes = auditEvents(
    world.cluster.auditLog,
    ({ user, verb, objectRef }) =>
      user.username === OPERATOR && WRITES.includes(verb) && objectRef?.namespace === namespace,
  );
  return { count: COUNT, createdMs, readyMs, writesPerFunction: writes.length / COUNT };
}

function makeFunction(namespace: string, at: number) {
  const code = { inline: { 'index.mjs': `export const handler = async () => ${at};` } };
  const spec = { runtime: 'nodejs24.x', handler: 'index.handler', code };
  return { metadata: { name: `fn-${at}`, namespace }, spec };
}
