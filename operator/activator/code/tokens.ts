// What opens one package for one instance, for a minute. Any activator can verify what any of them issued, because a Service may lead
// an instance to another one than it is attached to; each counts for itself what was used.
import { createHmac, randomBytes } from 'node:crypto';
import type { Digest } from '../../api/digest.ts';
import { isSameSecret } from '../../api/same-secret.ts';

const LIFE_MS = 60_000;
const MOST_TRIES = 3;
const TOKEN = /^(\d{1,16})\.([0-9a-f]{32})\.([0-9a-f]{64})$/;

/** Worth nothing but for tokens of packages. */
export const deriveTokenKey = (masterKey: Buffer): Buffer =>
  createHmac('sha256', masterKey).update('pilotlight code token').digest();

export function issueToken(key: Buffer, digest: Digest, nowMs: number): string {
  const nonce = randomBytes(16).toString('hex');
  return `${nowMs}.${nonce}.${sign(key, digest, String(nowMs), nonce).toString('hex')}`;
}

/** One admitted request. */
export interface Pass {
  /** The answer begins, which is one try. False: there were enough meanwhile. */
  begin(): boolean;
  /** The answer was given whole: the token opens nothing more. */
  useUp(): void;
}

interface Use {
  tries: number;
  isUsedUp: boolean;
  forgetAtMs: number;
}

export class TokenGate {
  readonly #key: Buffer;
  /** Only tokens that are genuine come in; by their nonces, the first one came first. */
  readonly #uses = new Map<string, Use>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** undefined: no, and nobody is told why. */
  admit(token: string, digest: Digest, nowMs: number): Pass | undefined {
    const [, issued = '', nonce = '', signature = ''] = TOKEN.exec(token) ?? [];
    const isGenuine = isSameSecret(sign(this.#key, digest, issued, nonce), Buffer.from(signature, 'hex'));
    // Clocks of two nodes differ; not by a minute.
    if (!isGenuine || Math.abs(nowMs - Number(issued)) > LIFE_MS) return undefined;
    this.#forget(nowMs);
    const use = this.#uses.get(nonce) ?? { tries: 0, isUsedUp: false, forgetAtMs: nowMs + 2 * LIFE_MS };
    const isOpen = (): boolean => !use.isUsedUp && use.tries < MOST_TRIES;
    if (!isOpen()) return undefined;
    this.#uses.set(nonce, use);
    return { begin: () => isOpen() && ++use.tries > 0, useUp: () => void (use.isUsedUp = true) };
  }

  #forget(nowMs: number): void {
    for (const [nonce, { forgetAtMs }] of this.#uses) {
      if (forgetAtMs > nowMs) return;
      this.#uses.delete(nonce);
    }
  }
}

const sign = (key: Buffer, digest: Digest, issued: string, nonce: string): Buffer =>
  createHmac('sha256', key).update(`${digest}\n${issued}\n${nonce}`).digest();
