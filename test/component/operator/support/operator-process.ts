// Operators as processes of their own, each with its own identity to the API server, so that its audit log tells them apart.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leases, secrets, services } from '../../../../operator/kube/resources.ts';
import { freePort } from '../../../support/free-port.ts';
import { until } from '../../../support/until.ts';
import { freshNamespace, type World } from './world.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const manager = 'test';

export interface OperatorProcess {
  readonly identity: string;
  /** In the audit log. */
  readonly username: string;
  readonly child: ChildProcess;
  /** Stopped, as by SIGSTOP. */
  isFrozen(): boolean;
  /** All that it has logged. */
  log(): string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/** What the chart brings, without the processes; the result is the namespace. */
export async function prepareInstallation(world: World): Promise<string> {
  const namespace = await freshNamespace(world);
  const { client } = world;
  await client.create(leases, { metadata: { name: 'pilotlight-operator', namespace } }, { manager });
  await client.create(secrets, { metadata: { name: 'pilotlight-attach', namespace } }, { manager });
  const spec = { ports: [{ name: 'attach', port: 9090 }] };
  await client.create(services, { metadata: { name: 'pilotlight-activator-attach', namespace }, spec }, { manager });
  return namespace;
}

export const leaderOf = async ({ client }: World, namespace: string): Promise<string | undefined> =>
  (await client.get(leases, { name: 'pilotlight-operator', namespace })).spec?.holderIdentity;

/** Resolves when it is ready to lead. `preload` is a module that it loads first. */
export async function startOperatorProcess(
  world: World,
  namespace: string,
  identity: string,
  preload: readonly string[] = [],
): Promise<OperatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-operator-'));
  const kubeconfig = join(folder, 'kubeconfig');
  const username = `system:serviceaccount:${namespace}:${identity}`;
  writeFileSync(kubeconfig, await makeKubeconfig(world, namespace, identity), { mode: 0o600 });
  const port = await freePort();
  const flags = preload.flatMap((path) => ['--import', path]);
  const child = spawn(process.execPath, [...flags, join(root, 'operator', 'main.ts')], {
    env: {
      PATH: process.env['PATH'],
      KUBECONFIG: kubeconfig,
      PILOTLIGHT_SYSTEM_NAMESPACE: namespace,
      PILOTLIGHT_IDENTITY: identity,
      PILOTLIGHT_RUNTIME_IMAGES: JSON.stringify({ 'nodejs24.x': 'pilotlight.test/nodejs24:1' }),
      PILOTLIGHT_METRICS_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += String(data)));
  const ended = once(child, 'exit').then(([code]) => {
    rmSync(folder, { recursive: true });
    return code as number | null;
  });
  await until(`${identity} ready`, async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
  const isFrozen = (): boolean => readFileSync(`/proc/${child.pid}/status`, 'utf8').includes('\nState:\tT');
  return { identity, username, child, isFrozen, log: () => log, ended };
}

async function makeKubeconfig({ cluster }: World, namespace: string, identity: string): Promise<string> {
  await cluster.kubectl(['create', 'serviceaccount', identity, '-n', namespace]);
  await cluster.kubectl([
    'create',
    'clusterrolebinding',
    `${namespace}-${identity}`,
    '--clusterrole=cluster-admin',
    `--serviceaccount=${namespace}:${identity}`,
  ]);
  const { stdout } = await cluster.kubectl(['create', 'token', identity, '-n', namespace]);
  const config = JSON.parse(readFileSync(cluster.kubeconfig, 'utf8')) as { users: { user: unknown }[] };
  for (const entry of config.users) entry.user = { token: stdout.trim() };
  return JSON.stringify(config);
}
