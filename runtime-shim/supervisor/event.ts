// One event on its way in, and what became of it.
import type { InvokeEvent } from '../node/messages.ts';
import type { Failure } from './errors.ts';
import type { Answer } from './runtime-process.ts';
import { metricErrorType } from './errors.ts';

export interface Event extends Omit<InvokeEvent, 'type' | 'deadlineMs'> {
  body: readonly Uint8Array[];
  logTail: boolean;
}

export interface Usage {
  durationMs: number;
  /** 0 unless the event waited for the initialisation. */
  initDurationMs: number;
  maxMemoryUsedMb: number;
}

export interface EventResult extends Usage {
  requestId: string;
  failed: boolean;
  /** For metrics; empty on success. */
  errorType: string;
  logTail: Buffer | undefined;
  body: Buffer;
}

/** What the runtime process answered, or why it could not. */
export type Reply = { answer: Answer } | { failure: Failure };

export function toResult(requestId: string, reply: Reply, used: Usage): EventResult {
  if ('failure' in reply) {
    const { errorType, body } = reply.failure;
    return { requestId, failed: true, errorType: metricErrorType(errorType), logTail: undefined, body, ...used };
  }
  const { message, body } = reply.answer;
  const failed = message.type === 'result' && message.failed;
  const errorType = failed ? metricErrorType(message.errorType) : '';
  return { requestId, failed, errorType, logTail: undefined, body, ...used };
}
