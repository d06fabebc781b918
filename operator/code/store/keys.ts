// How objects of the store are called.
import { isDigest, type Digest } from '../../api/digest.ts';

export const CLAIMS = 'claims/';
export const BLOBS = 'blobs/';
export const MARKS = 'doomed/';

/** The package itself. */
export const blobKey = (digest: Digest): string => BLOBS + digest;
/** Says that a namespace has brought that package, and what is known of it. */
export const claimKey = (digest: Digest, namespace: string): string => `${CLAIMS}${digest}/${namespace}`;
export const claimsOf = (digest: Digest): string => `${CLAIMS}${digest}/`;
/** Says that somebody is about to remove something of that package. */
export const markKey = (digest: Digest, owner: string): string => `${MARKS}${digest}/${owner}`;
export const marksOf = (digest: Digest): string => `${MARKS}${digest}/`;
/** Holds nothing; when it was put says what time it is at the store. */
export const CLOCK = 'clock';

const KEY = /^(?:clock|blobs\/[0-9a-f]{64}|(?:claims|doomed)\/[0-9a-f]{64}\/[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)$/;

/** All that a store ever holds; so no key is another's folder, and none leads out of a directory. */
export const isKey = (key: string): boolean => KEY.test(key);

const PREFIX = /^(?:(?:blobs|claims|doomed)\/(?:[0-9a-f]{64}\/)?)?$/;

/** Folders, and the empty one for all. */
export const isPrefix = (prefix: string): boolean => PREFIX.test(prefix);

export interface ParsedKey {
  readonly digest: Digest;
  /** Of a claim: the namespace. Of a mark: its owner. */
  readonly rest: string;
}

/** undefined: not one of ours, and left alone. */
export function parseKey(key: string): ParsedKey | undefined {
  const [, digest = '', rest = ''] = key.split('/');
  return isDigest(digest) ? { digest, rest } : undefined;
}
