// Where bytes are kept under names: a disk behind HTTP, or any S3-compatible store. Both behave alike, and the same tests say so.
import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly size: number;
  /** When it was put the last time; milliseconds since 1970, by the store's clock. */
  readonly storedAtMs: number;
}

/** Keys are made of a-z 0-9 . - and /. All calls throw PilotlightError (CodeStoreUnavailable, CodeStoreFull). */
export interface ObjectStore {
  /** undefined: there is none. Whoever does not read the body must destroy it. */
  get(key: string, signal: AbortSignal): Promise<{ readonly body: Readable; readonly size: number } | undefined>;
  head(key: string, signal: AbortSignal): Promise<StoredObject | undefined>;
  /** Replaces what was there. A reader sees the old bytes or the new ones, never a part. */
  put(key: string, body: Buffer | FileBody, signal: AbortSignal): Promise<void>;
  /** One that is not there is deleted already. */
  delete(key: string, signal: AbortSignal): Promise<void>;
  list(prefix: string, signal: AbortSignal): AsyncIterable<StoredObject & { readonly key: string }>;
}

export interface FileBody {
  readonly path: string;
  readonly size: number;
}
