// A kubeconfig for each identity, with everything inline; JSON, which is YAML too.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateDirectory, clients } from './certificates.ts';
import type { Plan } from './plan.ts';

export type Client = keyof typeof clients;

export const kubeconfigOf = (plan: Plan, client: Client): string => join(plan.directory, 'kubeconfig', client);

export function writeKubeconfigs(plan: Plan): void {
  mkdirSync(join(plan.directory, 'kubeconfig'), { recursive: true, mode: 0o700 });
  for (const client of Object.keys(clients) as Client[]) {
    writeFileSync(kubeconfigOf(plan, client), JSON.stringify(kubeconfig(plan, client), undefined, 2), { mode: 0o600 });
  }
}

function kubeconfig(plan: Plan, client: Client) {
  const inline = (file: string) => readFileSync(join(certificateDirectory(plan), file)).toString('base64');
  const cluster = { server: plan.server, 'certificate-authority-data': inline('ca.crt') };
  const user = { 'client-certificate-data': inline(`${client}.crt`), 'client-key-data': inline(`${client}.key`) };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: plan.name, cluster }],
    users: [{ name: client, user }],
    contexts: [{ name: plan.name, context: { cluster: plan.name, user: client } }],
    'current-context': plan.name,
  };
}
