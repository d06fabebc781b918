// Makes CAs and the certificates of activators: ECDSA on P-256, the key as PKCS #8, all as PEM.
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { ACTIVATOR_NAME } from '@pilotlight/runtime-shim/tls';
import { randomBytes, webcrypto } from 'node:crypto';
import { AUTHORITY_LIFE_MS, BACKDATE_MS, LEAF_LIFE_MS } from './decide.ts';

export interface KeyPair {
  certificate: string;
  key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export async function issueAuthority(nowMs: number, id: string): Promise<KeyPair> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      ...validity(nowMs, nowMs + AUTHORITY_LIFE_MS),
      // A name of its own, so that two of them in one bundle are never mistaken for each other.
      name: `CN=pilotlight attach ${id}`,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto,
  );
  return toPem(certificate, keys.privateKey);
}

/** What activators serve with; it does not outlive its CA. */
export async function issueLeaf(nowMs: number, authority: KeyPair): Promise<KeyPair> {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create(
    {
      ...validity(nowMs, Math.min(nowMs + LEAF_LIFE_MS, issuer.notAfter.getTime())),
      subject: `CN=${ACTIVATOR_NAME}`,
      issuer: issuer.subject,
      publicKey: keys.publicKey,
      signingKey: await readKey(authority.key),
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: 'dns', value: ACTIVATOR_NAME }]),
        await AuthorityKeyIdentifierExtension.create(issuer),
      ],
    },
    webcrypto,
  );
  return toPem(certificate, keys.privateKey);
}

const validity = (nowMs: number, notAfterMs: number) => ({
  serialNumber: randomBytes(16).toString('hex'),
  notBefore: new Date(nowMs - BACKDATE_MS),
  notAfter: new Date(notAfterMs),
  signingAlgorithm: ALGORITHM,
});

async function toPem(certificate: X509Certificate, privateKey: webcrypto.CryptoKey): Promise<KeyPair> {
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY');
  return { certificate: `${certificate.toString('pem')}\n`, key: `${key}\n` };
}

function readKey(pem: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), ALGORITHM, false, ['sign']);
}
