// Pods that start must trust the CAs of now: the Secret of every revision follows them, also of one that only serves until the next
// is ready. The pod template does not change, so nothing is rolled out; running shims hear of it over their stream. We may write
// a Secret anew but not read it, so the Deployment keeps in mind what its Secret says.
import { deriveAttachKey } from '../../api/attach-key.ts';
import type { Stored, StoredMeta } from '../../api/meta.ts';
import { annotations, labels, LATEST_LABEL, managers } from '../../api/names.ts';
import { isNotFound } from '../../kube/errors.ts';
import { deployments, secrets } from '../../kube/resources.ts';
import type { Deployment } from '../../kube/types.ts';
import { makeAttachSecret } from '../../resources/attach-secret.ts';
import { isOwnedBy } from '../../resources/owner.ts';
import { digest } from '../digest-text.ts';
import type { RevisionDeps } from './deps.ts';

/** Of a Function or a Version. */
type Owner = Pick<StoredMeta, 'namespace' | 'name' | 'uid'>;

export async function renewTrust(
  deps: RevisionDeps,
  { namespace, name, uid }: Owner,
  signal: AbortSignal,
): Promise<void> {
  const trust = deps.trust.current();
  for (const deployment of deps.deploymentsOfOwner.get(`${namespace}/${name}`)) {
    const mine = isOwnedBy(deployment.metadata.ownerReferences, uid);
    if (!mine || deployment.metadata.annotations?.[annotations.trust] === digest(trust)) continue;
    await renew(deps, deployment, trust, signal);
  }
}

/** One that is gone, or was never made, needs no CA either. */
async function renew(
  deps: RevisionDeps,
  { metadata }: Stored<Deployment>,
  trust: string,
  signal: AbortSignal,
): Promise<void> {
  const { namespace, uid, labels: own } = metadata;
  const identity = { namespace, function: own?.[labels.function] ?? '', revision: own?.[labels.revision] ?? '' };
  const attachKey = deriveAttachKey(deps.masterKey(), identity);
  const of = { ...identity, name: identity.function, version: versionOf(own?.[labels.version]), attachKey, trust };
  const write = { manager: managers.operator, signal };
  const marked = { metadata: { uid, annotations: { [annotations.trust]: digest(trust) } } };
  try {
    await deps.client.replace(secrets, makeAttachSecret(of, uid), write);
    deps.deployments.remember(await deps.client.merge(deployments, metadata, marked, write));
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

const versionOf = (label: string = LATEST_LABEL): number | undefined =>
  label === LATEST_LABEL ? undefined : Number(label);
