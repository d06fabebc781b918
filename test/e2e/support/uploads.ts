// Packages that are sent to the activator, as a pipeline would send them.
import { callerToken } from '../../support/installation.ts';
import type { Target } from '../../support/invoke.ts';
import type { Story } from './world.ts';

export interface Uploaded {
  CodeSha256: string;
  sha256: string;
  CodeSize: number;
}

/** A ServiceAccount that may upload in the story's namespace, and nothing else. */
export async function allowUploads({ world, namespace }: Story): Promise<Target> {
  const rbac = 'rbac.authorization.k8s.io';
  const metadata = { name: 'publisher', namespace };
  const rules = [{ apiGroups: ['pilotlight.dev'], resources: ['functions/code'], verbs: ['create'] }];
  const subjects = [{ kind: 'ServiceAccount', name: 'publisher', namespace }];
  const roleRef = { apiGroup: rbac, kind: 'Role', name: 'publisher' };
  const items = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: `${rbac}/v1`, kind: 'Role', metadata, rules },
    { apiVersion: `${rbac}/v1`, kind: 'RoleBinding', metadata, roleRef, subjects },
  ];
  await world.cluster.kubectl(['apply', '-f', '-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  });
  return { url: world.url, token: await callerToken(world.cluster, namespace, 'publisher') };
}

/** Throws what the activator said when it did not take the package. */
export async function upload({ url, token }: Target, zip: Uint8Array): Promise<Uploaded> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/code`, { method: 'PUT', headers, body: Buffer.from(zip) });
  const text = await response.text();
  if (response.status !== 201) throw new Error(`upload answered ${response.status}: ${text}`);
  return JSON.parse(text) as Uploaded;
}
