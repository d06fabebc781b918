// CAs and activators' certificates for tests, made as the operator makes them.
import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { Certificate } from '../../operator/activator/tls/certificate.ts';
import type { Serving } from '../../operator/api/attach-tls.ts';
import { TLS_OPTIONS } from '../../runtime-shim/tls.ts';
import { issueAuthority, issueLeaf, type KeyPair } from '../../operator/controllers/attach-tls/issue.ts';

export const makeAuthority = (name = 'test', nowMs = Date.now()): Promise<KeyPair> => issueAuthority(nowMs, name);

/** Signed by the first of those that are trusted, unless told otherwise. */
export async function makeServing(
  trusted: readonly KeyPair[],
  signer = trusted[0],
  nowMs = Date.now(),
): Promise<Serving> {
  if (signer === undefined) throw new Error('nobody to sign');
  const { certificate: cert, key } = await issueLeaf(nowMs, signer);
  return { cert, key, bundle: trusted.map(({ certificate }) => certificate).join('') };
}

/** A port with that certificate, and nothing behind it but the test. */
export const createTlsServer = ({ cert, key }: Serving, onConnection: (socket: TLSSocket) => void): Server =>
  createServer({ cert, key, ...TLS_OPTIONS }, onConnection);

/** As an activator sees its Secret; a test changes it. */
export class TestCertificate implements Certificate {
  readonly #listeners: (() => void)[] = [];
  #serving: Serving;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  static async make(): Promise<TestCertificate> {
    return new TestCertificate(await makeServing([await makeAuthority()]));
  }

  current(): Serving {
    return this.#serving;
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  change(serving: Serving): void {
    this.#serving = serving;
    for (const listener of this.#listeners) listener();
  }
}
