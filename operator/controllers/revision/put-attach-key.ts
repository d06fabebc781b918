// The revision's attach key stands in its Secret. We may create and delete Secrets but read none, so one that is there already
// (of a pass that was cut short, under an old master key, or of a Deployment that is being collected) is replaced.
import { managers } from '../../api/names.ts';
import type { KubeClient } from '../../kube/client.ts';
import { isConflict, isNotFound } from '../../kube/errors.ts';
import { secrets, type Ref } from '../../kube/resources.ts';
import { makeAttachSecret } from '../../resources/attach-secret.ts';
import type { RevisionOfFunction } from '../../resources/deployment.ts';

export async function putAttachKey(
  client: KubeClient,
  of: RevisionOfFunction,
  deploymentUid: string,
  signal: AbortSignal,
): Promise<void> {
  const secret = makeAttachSecret(of, deploymentUid);
  const write = { manager: managers.operator, signal };
  try {
    await client.create(secrets, secret, write);
  } catch (error) {
    if (!isConflict(error)) throw error;
    await removeOld(client, secret.metadata, signal);
    await client.create(secrets, secret, write);
  }
}

/** Exactly the one that is in the way now: a Secret never changes, so its uid says all. */
async function removeOld(client: KubeClient, ref: Ref, signal: AbortSignal): Promise<void> {
  try {
    const uid = await client.uidByDryRun(secrets, ref, signal);
    await client.delete(secrets, ref, { uid }, signal);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
