// The key by which a pod proves which revision it belongs to: derived, so nobody has to keep it.
import { createHmac } from 'node:crypto';
import { isSameSecret } from './same-secret.ts';

export interface AttachIdentity {
  namespace: string;
  function: string;
  revision: string;
}

/** HMAC-SHA-256 in hex over the identity; none of its parts can contain a slash. */
export function deriveAttachKey(masterKey: Buffer, identity: AttachIdentity): string {
  const text = `${identity.namespace}/${identity.function}/${identity.revision}`;
  return createHmac('sha256', masterKey).update(text).digest('hex');
}

export function verifyAttachKey(masterKey: Buffer, identity: AttachIdentity, presented: string): boolean {
  return isSameSecret(Buffer.from(deriveAttachKey(masterKey, identity)), Buffer.from(presented));
}
