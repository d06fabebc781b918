// A package on its way out of the store: its bytes pass as they are, and it ends well only if they have the digest.
import { createHash } from 'node:crypto';
import { pipeline, Transform, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Digest } from '../../api/digest.ts';

/** `onMismatch` says which error it ends with instead. */
export function checkedBody(body: Readable, digest: Digest, onMismatch: () => Promise<Error>): Readable {
  const hash = createHash('sha256');
  const checked = new Transform({
    transform: (chunk: Buffer, _encoding, callback) => {
      hash.update(chunk);
      callback(null, chunk);
    },
    flush: (callback) => {
      if (hash.digest('hex') === digest) return callback();
      onMismatch().then(callback, callback);
    },
  });
  // Whichever of the two fails ends the other; whoever reads hears of it.
  pipeline(body, checked, () => undefined);
  return checked;
}

export async function hasDigest(body: Readable, digest: Digest): Promise<boolean> {
  const hash = createHash('sha256');
  body.on('data', (chunk: Buffer) => hash.update(chunk));
  await finished(body);
  return hash.digest('hex') === digest;
}
