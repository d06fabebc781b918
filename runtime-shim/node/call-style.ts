// How a handler is called and when it has answered. From Node.js 24 on, what it returns is awaited and callbacks are
// refused; before, there are callbacks, context.done and its kin, and the wait for an empty event loop.
import { callWithCallback } from './callback-style.ts';
import type { Context } from './context.ts';
import type { EmptyLoop } from './empty-loop.ts';
import { RuntimeError } from './errors.ts';
import type { Handler } from './load-handler.ts';

export type Call = (event: unknown, context: Context) => Promise<unknown>;

const CALLBACKS_END_WITH = 24;
const CALLBACK_DEPRECATED =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
  'You need to modify this function to use a supported handler signature to use Node.js 24 or later. ' +
  'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

export function chooseCallStyle(handler: Handler, major: number, loop: EmptyLoop): Call {
  if (major < CALLBACKS_END_WITH) return (event, context) => callWithCallback(handler, event, context, loop);
  if (handler.length >= 3) throw new RuntimeError('Runtime.CallbackHandlerDeprecated', CALLBACK_DEPRECATED);
  return async (event, context) => handler(event, context);
}

/** nodejs24.x → 24. */
export function majorOf(runtime: string): number {
  const digits = /^nodejs(\d+)/.exec(runtime)?.[1];
  if (digits === undefined) throw new RuntimeError('Runtime.InvalidRuntime', `not a Node.js runtime: '${runtime}'`);
  return Number(digits);
}
