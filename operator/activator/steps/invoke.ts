// The event that goes to the function, and the answer that its result becomes; neither body is looked into.
import { functionArn } from '../../api/names.ts';
import type { Answer, Call, PipelineDeps } from '../context.ts';
import type { Event, EventResult } from '../instances/job.ts';
import type { Route } from '../routes/route.ts';
import type { Asked } from './parse-head.ts';

export function makeEvent(
  { requestId, caller }: Call,
  { target, options }: Asked,
  { account }: Route,
  body: Buffer,
  { region }: PipelineDeps,
): Event {
  return {
    requestId,
    arn: functionArn(region, account, target.name, target.qualifier),
    body,
    logTail: options.logTail,
    clientContext: options.clientContext,
    traceId: options.traceId || makeTraceId(requestId),
    caller,
    startedAtMs: undefined,
  };
}

export function answerWith({ functionError, body, logTail }: EventResult, event: Event, { version }: Route): Answer {
  const headers: Answer['headers'] = {
    'Content-Type': 'application/json',
    'X-Amz-Executed-Version': version,
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-Trace-Id': event.traceId,
  };
  if (functionError !== '') headers['X-Amz-Function-Error'] = functionError;
  if (event.logTail) headers['X-Amz-Log-Result'] = Buffer.from(logTail).toString('base64');
  return { status: 200, headers, body, outcome: functionError === '' ? 'success' : 'function_error' };
}

/** The answer where nothing was to run. */
export const answerDryRun = (): Answer => ({ status: 204, headers: {}, body: [], outcome: 'dry_run' });

/** X-Ray's format; the random part is the request's own. */
function makeTraceId(requestId: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const random = requestId.slice(0, 8) + requestId.slice(9, 13) + requestId.slice(14, 18) + requestId.slice(19, 23);
  return `Root=1-${seconds}-${random}${requestId.slice(24, 28)};Sampled=0`;
}
