// What stands in the two Secrets, as far as it can be used. Anything else counts as not there: somebody else wrote it, or half of it.
import { ACTIVATOR_NAME } from '@pilotlight/runtime-shim/tls';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readServing } from '../../api/attach-tls.ts';
import type { Authority, Leaf, Span } from './decide.ts';
import type { KeyPair } from './issue.ts';

type SecretData = Readonly<Record<string, string>> | undefined;

export interface StoredAuthority extends Authority, KeyPair {
  parsed: X509Certificate;
}

/** In the Secret a CA is a pair `<id>.crt` and `<id>.key`. */
export const authorityFields = (id: string): { certificate: string; key: string } => ({
  certificate: `${id}.crt`,
  key: `${id}.key`,
});

export function readAuthorities(data: SecretData): StoredAuthority[] {
  const ids = Object.keys(data ?? {}).flatMap((name) => (name.endsWith('.crt') ? [name.slice(0, -'.crt'.length)] : []));
  return ids.flatMap((id) => {
    const fields = authorityFields(id);
    const pair = { certificate: decode(data?.[fields.certificate]), key: decode(data?.[fields.key]) };
    const parsed = parsePair(pair);
    return parsed?.ca === true ? [{ id, ...pair, parsed, ...spanOf(parsed) }] : [];
  });
}

export function readLeaf(data: SecretData, authorities: readonly StoredAuthority[]): Leaf | undefined {
  const { cert = '', key = '' } = readServing(data);
  const parsed = parsePair({ certificate: cert, key });
  if (parsed?.checkHost(ACTIVATOR_NAME) === undefined) return undefined;
  const signer = authorities.find((authority) => hasSigned(authority, parsed));
  return { signedBy: signer?.id, ...spanOf(parsed) };
}

const hasSigned = ({ parsed }: StoredAuthority, certificate: X509Certificate): boolean =>
  certificate.checkIssued(parsed) && certificate.verify(parsed.publicKey);

const decode = (text = ''): string => Buffer.from(text, 'base64').toString();

const spanOf = ({ validFromDate, validToDate }: X509Certificate): Span => ({
  notBeforeMs: validFromDate.getTime(),
  notAfterMs: validToDate.getTime(),
});

/** undefined: it is no certificate, no key, or they do not belong together. */
function parsePair({ certificate, key }: KeyPair): X509Certificate | undefined {
  try {
    const parsed = new X509Certificate(certificate);
    return parsed.checkPrivateKey(createPrivateKey(key)) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
