// The revision's attach key stands in its Secret. We may create and delete Secrets but read none, so one that is there already
// (of a pass that was cut short, under an old master key, or of a Deployment that is being collected) is replaced.
import { managers } from '../../api/names.ts';
import type { KubeClient } from '../../kube/client.ts';
import { isConflict, isNotFound } from '../../kube/errors.ts';
import { secrets } from '../../kube/resources.ts';
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
    await client.delete(secrets, secret.metadata, undefined, signal).catch((reason: unknown) => {
      if (!isNotFound(reason)) throw reason;
    });
    await client.create(secrets, secret, write);
  }
}
