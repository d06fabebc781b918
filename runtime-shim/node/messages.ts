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

/** Between the fields of a header. None of the platform's own contains it; the last field may, which comes from outside. */
const SEPARATOR = '\0';

export function encodeToRuntime(message: ToRuntime): string {
  if (message.type === 'init') return `init\0${JSON.stringify(message)}`;
  const { requestId, deadlineMs, invokedFunctionArn, identity, traceId, clientContext } = message;
  return `invoke\0${requestId}\0${deadlineMs}\0${invokedFunctionArn}\0${identity}\0${traceId}\0${clientContext}`;
}

/** The supervisor is believed. */
export function parseToRuntime(header: string): ToRuntime {
  const [type, ...fields] = header.split(SEPARATOR);
  if (type === 'init') return JSON.parse(fields[0] ?? '') as Init;
  const [requestId = '', deadlineMs, invokedFunctionArn = '', identity = '', traceId = '', clientContext = ''] = fields;
  return {
    type: 'invoke',
    requestId,
    deadlineMs: Number(deadlineMs),
    invokedFunctionArn,
    identity,
    traceId,
    clientContext,
  };
}

export function encodeFromRuntime(message: FromRuntime): string {
  if (message.type === 'ready') return message.type;
  if (message.type === 'init-error') return `init-error\0${message.errorType}`;
  const { requestId, failed, last, errorType } = message;
  return `result\0${requestId}\0${failed ? 'failed' : ''}\0${last ? 'last' : ''}\0${errorType}`;
}

/** User code can write to the channel too, so nothing is believed before this has looked at it. */
export function parseFromRuntime(header: string): FromRuntime | undefined {
  const [type, first = '', failed, last, errorType = ''] = header.split(SEPARATOR);
  if (type === 'ready') return { type };
  if (type === 'init-error') return { type, errorType: first };
  if (type !== 'result') return undefined;
  return { type, requestId: first, failed: failed === 'failed', errorType, last: last === 'last' };
}
