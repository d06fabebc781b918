// Hand the event to the function and its result to the caller; neither is looked into.
import type { Answer, Call, PipelineDeps } from '../context.ts';
import type { Route } from '../routes/route.ts';
import { functionArn } from '../../api/names.ts';
import type { InvokeOptions } from './parse-options.ts';
import type { Target } from './parse-target.ts';

export interface Invocation {
  target: Target;
  options: InvokeOptions;
  fn: Route;
  body: Buffer;
}

const EXECUTED_VERSION = '$LATEST';

/** X-Ray's format; the random part is the request's own. */
function makeTraceId(requestId: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const random = requestId.slice(0, 8) + requestId.slice(9, 13) + requestId.slice(14, 18) + requestId.slice(19, 23);
  return `Root=1-${seconds}-${random}${requestId.slice(24, 28)};Sampled=0`;
}

export async function invoke(
  call: Call,
  { target, options, fn, body }: Invocation,
  deps: PipelineDeps,
): Promise<Answer> {
  if (options.dryRun) return { status: 204, headers: {}, body: [], outcome: 'dry_run' };
  const traceId = options.traceId || makeTraceId(call.requestId);
  const arn = functionArn(deps.region, fn.account, target.name, target.qualifier);
  const result = await fn.invoke({ requestId: call.requestId, arn, body, ...options, traceId, caller: call.caller });
  const headers: Answer['headers'] = {
    'Content-Type': 'application/json',
    'X-Amz-Executed-Version': EXECUTED_VERSION,
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-Trace-Id': traceId,
  };
  if (result.functionError !== '') headers['X-Amz-Function-Error'] = result.functionError;
  if (options.logTail) headers['X-Amz-Log-Result'] = Buffer.from(result.logTail).toString('base64');
  return {
    status: 200,
    headers,
    body: result.body,
    outcome: result.functionError === '' ? 'success' : 'function_error',
  };
}
