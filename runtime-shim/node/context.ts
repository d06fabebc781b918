// The context object that a handler gets, on every version of Node.js; call-style adds what only older ones have.
import type { InvokeEvent } from './messages.ts';

export interface Context {
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  awsRequestId: string;
  logGroupName: string;
  logStreamName: string;
  identity: unknown;
  clientContext: unknown;
  xRayTraceId: string | undefined;
  getRemainingTimeInMillis: () => number;
}

export function makeContext(
  event: InvokeEvent,
  environment: Readonly<Record<string, string>>,
  now: () => number,
): Context {
  return {
    functionName: environment['AWS_LAMBDA_FUNCTION_NAME'] ?? '',
    functionVersion: environment['AWS_LAMBDA_FUNCTION_VERSION'] ?? '',
    invokedFunctionArn: event.invokedFunctionArn,
    memoryLimitInMB: environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '',
    awsRequestId: event.requestId,
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
    identity: parseOptional(event.identity),
    clientContext: parseOptional(event.clientContext),
    xRayTraceId: event.traceId || undefined,
    getRemainingTimeInMillis: () => event.deadlineMs - now(),
  };
}

const parseOptional = (json: string): unknown => (json === '' ? undefined : JSON.parse(json));
