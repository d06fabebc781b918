// The key from which every pod's attach key is derived. The chart brings an empty Secret; whoever leads first fills it.
import { randomBytes } from 'node:crypto';
import { managers } from '../api/names.ts';
import type { KubeClient } from '../kube/client.ts';
import { secrets, type Ref } from '../kube/resources.ts';

const KEY_BYTES = 32;

/** Throws Conflict when another operator was faster: read again. */
export async function ensureMasterKey(client: KubeClient, ref: Ref, signal: AbortSignal): Promise<Buffer> {
  const { data, metadata } = await client.get(secrets, ref, signal);
  if (data?.['key'] !== undefined) return Buffer.from(data['key'], 'base64');
  const key = randomBytes(KEY_BYTES);
  const patch = { metadata: { resourceVersion: metadata.resourceVersion }, data: { key: key.toString('base64') } };
  await client.merge(secrets, ref, patch, { manager: managers.operator, signal });
  return key;
}
