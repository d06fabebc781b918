// Pilotlight on a cluster, installed as a user would: the chart, by helm.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { KubeTools } from './kubectl.ts';

export const RELEASE = 'pilotlight';
export const SYSTEM_NAMESPACE = 'pilotlight-system';
const chart = join(import.meta.dirname, '..', '..', 'charts', 'pilotlight');

export type Values = Record<string, unknown>;

export interface BuiltImage {
  name: string;
  /** repository:tag */
  reference: string;
  digest: string;
}

/** Values that name the images just built, by digest. */
export function imageValues(images: readonly BuiltImage[]): Values {
  const find = (name: string): { repository: string; digest: string } => {
    const image = images.find((candidate) => candidate.name === name);
    if (image === undefined) throw new Error(`image ${name} was not built`);
    return { repository: image.reference.replace(/:[^/:]*$/, ''), digest: image.digest };
  };
  return { image: find('operator'), runtimes: { 'nodejs24.x': find('nodejs24') } };
}

/** Installs or upgrades, and waits until all programs are ready. Later values win. */
export async function installChart(
  { helm }: KubeTools,
  values: readonly Values[],
  files: readonly string[] = [],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-values-'));
  try {
    const written = values.map((value, index) => {
      const path = join(folder, `${index}.yaml`);
      writeFileSync(path, stringify(value));
      return path;
    });
    const flags = [...written, ...files].flatMap((path) => ['--values', path]);
    const target = ['upgrade', '--install', RELEASE, chart, '--namespace', SYSTEM_NAMESPACE, '--create-namespace'];
    await helm([...target, ...flags, '--wait', '--timeout', '3m']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function uninstallChart({ helm }: KubeTools): Promise<void> {
  await helm(['uninstall', RELEASE, '--namespace', SYSTEM_NAMESPACE, '--wait']);
}

/** Where the activator listens, from a machine that reaches the cluster's Service addresses. */
export async function activatorUrl({ kubectl }: KubeTools): Promise<string> {
  const path = '{.spec.clusterIP}:{.spec.ports[0].port}';
  const { stdout } = await kubectl([
    'get',
    'service',
    `${RELEASE}-activator`,
    '-n',
    SYSTEM_NAMESPACE,
    '-o',
    `jsonpath=${path}`,
  ]);
  return `http://${stdout.replace(/:80$/, '')}`;
}

/** Addresses of the pods of one of the programs, from a machine that reaches the cluster's pods. */
export async function podAddresses(
  { kubectl }: KubeTools,
  component: 'operator' | 'activator' | 'code-store',
): Promise<string[]> {
  const selector = `app.kubernetes.io/component=${component}`;
  const path = 'jsonpath={.items[*].status.podIP}';
  const { stdout } = await kubectl(['get', 'pods', '-n', SYSTEM_NAMESPACE, '-l', selector, '-o', path]);
  return stdout.split(' ').filter((address) => address !== '');
}

/** A token as users make it. */
export async function callerToken({ kubectl }: KubeTools, namespace: string, serviceAccount: string): Promise<string> {
  const { stdout } = await kubectl([
    'create',
    'token',
    serviceAccount,
    '-n',
    namespace,
    '--audience',
    'pilotlight.dev',
  ]);
  return stdout.trim();
}
