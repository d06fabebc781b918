// A package whose bytes have another digest than it is kept or asked for by.
import type { Readable } from 'node:stream';
import type { Digest } from '../../api/digest.ts';
import { checkedBody } from '../../code/checked-body.ts';

export class WrongDigest extends Error {
  constructor(digest: Digest, found: Digest) {
    super(`the bytes of package ${digest} have the digest ${found}`);
    this.name = 'WrongDigest';
  }
}

export const checked = (source: Readable, digest: Digest): Readable =>
  checkedBody(source, digest, (found) => new WrongDigest(digest, found));
