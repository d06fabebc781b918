// What the supervisor and the runtime process say to each other; bodies (event, result, error) travel beside these.

/** Load this handler. The environment replaces the one the process was started with. */
export interface Init {
  type: 'init';
  runtime: string;
  handler: string;
  taskRoot: string;
  environment: Record<string, string>;
}

/** Run one event, which is the body. */
export interface InvokeEvent {
  type: 'invoke';
  requestId: string;
  deadlineMs: number;
  invokedFunctionArn: string;
  clientContext: string;
  identity: string;
  traceId: string;
}

export type ToRuntime = Init | InvokeEvent;

export interface Ready {
  type: 'ready';
}

/** The body is the error's JSON. */
export interface InitError {
  type: 'init-error';
  errorType: string;
}

/** The body is the result's JSON, or the error's when `failed`. */
export interface RuntimeResult {
  type: 'result';
  requestId: string;
  failed: boolean;
  errorType: string;
  /** The process ends after this reply and takes no more events. */
  last: boolean;
}

export type FromRuntime = Ready | InitError | RuntimeResult;

/** User code can write to the channel too, so nothing is believed before this has looked at it. */
export function parseFromRuntime(header: unknown): FromRuntime | undefined {
  if (typeof header !== 'object' || header === null || !('type' in header)) return undefined;
  const errorType = 'errorType' in header && typeof header.errorType === 'string' ? header.errorType : '';
  if (header.type === 'ready') return { type: 'ready' };
  if (header.type === 'init-error') return { type: 'init-error', errorType };
  if (header.type !== 'result' || !('requestId' in header) || typeof header.requestId !== 'string') return undefined;
  const failed = 'failed' in header && header.failed === true;
  const last = 'last' in header && header.last === true;
  return { type: 'result', requestId: header.requestId, failed, errorType, last };
}
