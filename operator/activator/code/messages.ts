// What the main thread and the thread that has the packages say to each other.
import type { Serving } from '../../api/attach-tls.ts';
import type { Digest } from '../../api/digest.ts';
import type { FailureCode } from '../../api/errors.ts';

/** What the thread is started with. */
export interface CodeSettings {
  /** Where packages are kept, and how many bytes of them. */
  readonly directory: string;
  readonly bytes: number;
  readonly port: number;
  readonly tokenKey: Uint8Array;
  readonly serving: Serving;
}

/** A package that a caller has sent: a file on this machine. */
export interface Upload {
  readonly namespace: string;
  readonly path: string;
  readonly size: number;
  /** The digest that it is said to have. */
  readonly checksum: Digest | undefined;
}

export type Question =
  | { readonly what: 'load'; readonly digest: Digest }
  | { readonly what: 'prepare'; readonly digest: Digest }
  | { readonly what: 'keep'; readonly upload: Upload };

/** Bytes for load, a digest for keep. */
export type AnswerValue = Uint8Array<ArrayBuffer> | Digest | undefined;

export type ToWorker = { readonly ask: number; readonly question: Question } | { readonly serving: Serving };

export type FromWorker =
  | { readonly listening: number }
  | { readonly answer: number; readonly value: AnswerValue }
  | { readonly failed: number; readonly code: FailureCode; readonly message: string }
  | { readonly fault: string };

/** Of a package that travels in Assign. */
export const LOAD_LIMIT_BYTES = 2 ** 20;
