// A revision is the digest of everything that decides what runs: same digest, same behaviour.
import { createHash } from 'node:crypto';
import type { FunctionSpec } from './function.ts';

export interface RevisionInputs {
  spec: Omit<FunctionSpec, 'code' | 'layers' | 'publish'>;
  /** Base64 SHA-256 of the deployment package. */
  codeSha256: string;
  /** The same of each layer, in the order in which they are merged. */
  layerSha256s: readonly string[];
  runtimeImage: string;
  /** The number of a published version, which its handler can see; absent for $LATEST. */
  functionVersion?: string;
}

/** 16 hex digits. What only decides how many instances run (concurrency, idleTimeout) and the description stay out. */
export function revisionOf({ spec, codeSha256, layerSha256s, runtimeImage, functionVersion }: RevisionInputs): string {
  const decides = {
    ...(functionVersion === undefined ? {} : { functionVersion }),
    codeSha256,
    ...(layerSha256s.length === 0 ? {} : { layerSha256s }),
    runtimeImage,
    runtime: spec.runtime,
    handler: spec.handler,
    architectures: spec.architectures ?? [],
    memorySize: spec.memorySize,
    timeout: spec.timeout,
    ephemeralStorage: spec.ephemeralStorage.size,
    variables: Object.entries(spec.environment?.variables ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  };
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex').slice(0, 16);
}
