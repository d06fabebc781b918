// A result while its parts arrive. None of them is copied: what was read from a stream stays as it was read.
import type { Result } from '@pilotlight/runtime-shim/proto';
import type { EventResult } from './job.ts';

/** Lambda's; the shim enforces it, and we do not trust the shim. */
const LOG_TAIL_LIMIT = 4096;

export class PartialResult implements EventResult {
  readonly body: Uint8Array[];
  readonly functionError: string;
  readonly logTail: Uint8Array;
  /** Of the body so far, in bytes. */
  length: number;

  constructor({ body, functionError, logTail }: Pick<Result, 'body' | 'functionError' | 'logTail'>) {
    const first = body ?? new Uint8Array();
    this.body = [first];
    this.functionError = functionError ? 'Unhandled' : '';
    this.logTail = logTail?.subarray(-LOG_TAIL_LIMIT) ?? new Uint8Array();
    this.length = first.length;
  }

  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    this.body.push(bytes);
  }
}
