// What the steps hand to each other: a request as it came in, and what goes back.
import type { Clock } from '../reconcile/clock.ts';
import type { Logger } from '../observe/log.ts';
import type { Access } from './access/access.ts';
import type { Buffer as RequestBuffer } from './admission/buffer.ts';
import type { Request } from './http/exchange.ts';
import type { Outbox } from './outbox.ts';
import type { Figures } from './rollouts/figures.ts';
import type { Directory } from './routes/directory.ts';
import type { Uploads } from './upload/uploads.ts';

/** One request, from its arrival to its answer. */
export interface Call {
  readonly request: Request;
  /** A UUID; the handler sees it as awsRequestId. */
  readonly requestId: string;
  readonly receivedAtMs: number;
  readonly caller: Connection;
  /** It came by an alias whose candidate's answers are counted. */
  figures: Figures | undefined;
}

/** The way back to whoever called. */
export interface Connection {
  /** The caller left before its answer. */
  readonly isGone: boolean;
  /** Calls back once when the caller leaves before its answer; the result cancels that. */
  onGone(listener: () => void): () => void;
}

export interface Answer {
  status: number;
  headers: Record<string, string | number>;
  body: readonly Uint8Array[];
  /** For metrics: success, function_error, dry_run, or the code of a failure. */
  outcome: string;
}

export interface PipelineDeps {
  access: Access;
  buffer: RequestBuffer;
  directory: Directory;
  uploads: Uploads;
  outbox: Outbox;
  clock: Clock;
  /** From 0 to 1, without 1: which version of an alias a request falls to. */
  random: () => number;
  log: Logger;
  region: string;
  /** True once the process was told to stop. */
  isStopping: () => boolean;
}
