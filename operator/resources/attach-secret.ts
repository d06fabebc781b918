// The Secret from which the pods of one revision get their attach key and the CAs to trust. It goes with their Deployment.
import { childName } from '../api/names.ts';
import type { Applied } from '../kube/client.ts';
import type { Secret } from '../kube/types.ts';
import { revisionLabels, type RevisionOfFunction } from './deployment.ts';
import { ownerReference } from './owner.ts';

export type AttachSecretOf = Pick<
  RevisionOfFunction,
  'name' | 'namespace' | 'version' | 'revision' | 'attachKey' | 'trust'
>;

export function makeAttachSecret(of: AttachSecretOf, deploymentUid: string): Applied<Secret> {
  const name = childName(of.name, of.revision);
  return {
    metadata: {
      name,
      namespace: of.namespace,
      labels: revisionLabels(of),
      ownerReferences: [ownerReference('Deployment', name, deploymentUid)],
    },
    type: 'pilotlight.dev/attach-key',
    data: { key: encode(of.attachKey), 'ca.crt': encode(of.trust) },
  };
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
