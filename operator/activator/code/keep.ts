// Takes in a package that a caller has sent: its digest, a look into it, and then the code store has it.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { CodeStore } from '../../code/store/code-store.ts';
import type { Upload } from './messages.ts';

export interface KeepDeps {
  store: Pick<CodeStore, 'keep'>;
  /** Throws CodeRejected. */
  inspect: (path: string, signal: AbortSignal) => Promise<{ unzippedBytes: number }>;
}

const KEEP_LIMIT_MS = 80_000;

export const makeKeep =
  ({ store, inspect }: KeepDeps) =>
  async ({ namespace, path, size, checksum }: Upload): Promise<Digest> => {
    const signal = AbortSignal.timeout(KEEP_LIMIT_MS);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash, { signal });
    const digest = hash.digest('hex');
    if (checksum !== undefined && checksum !== digest) throw otherBytes(digest, checksum);
    const { unzippedBytes } = await inspect(path, signal);
    await store.keep(namespace, digest, { path, size }, { size, unzippedBytes }, signal);
    return digest;
  };

function otherBytes(digest: Digest, checksum: Digest): PilotlightError {
  const text = `The bytes that came have SHA-256 ${digest}, not ${checksum} as x-amz-checksum-sha256 says.`;
  return new PilotlightError('CodeMismatch', text);
}
