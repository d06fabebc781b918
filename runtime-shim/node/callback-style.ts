// Handlers of Node.js 22 and older: the first of returned promise, callback, context.done, succeed or fail answers.
import type { Context } from './context.ts';
import type { EmptyLoop } from './empty-loop.ts';
import { RuntimeError } from './errors.ts';
import type { Handler } from './load-handler.ts';

const NEVER_SETTLED =
  'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that ' +
  'never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';

type Done = (error?: unknown, result?: unknown) => void;

export function callWithCallback(handler: Handler, event: unknown, base: Context, loop: EmptyLoop): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let waitsForEmptyLoop = true;
    let finished = false;
    const once = (done: Done): Done => {
      return (error, result) => {
        if (finished) return;
        finished = true;
        done(error, result);
      };
    };
    const done = once((error, result) => {
      loop.forget();
      if (isNothing(error)) resolve(result);
      else reject(error);
    });
    const callback = once((error, result) => {
      loop.forget();
      if (!isNothing(error)) reject(error);
      else if (waitsForEmptyLoop) loop.then(() => resolve(result));
      else resolve(result);
    });
    const succeed = (result?: unknown): void => done(null, result);
    const fail = (error?: unknown): void => done(isNothing(error) ? 'handled' : error);
    const context = {
      ...base,
      done,
      succeed,
      fail,
      get callbackWaitsForEmptyEventLoop(): boolean {
        return waitsForEmptyLoop;
      },
      set callbackWaitsForEmptyEventLoop(waits: boolean) {
        waitsForEmptyLoop = waits;
      },
    };

    loop.then(() => answerSilence(handler, resolve, reject));
    try {
      const returned = handler(event, context, callback);
      if (isThenable(returned)) returned.then(succeed, fail);
    } catch (error) {
      callback(error);
    }
  });
}

/** The loop is empty and nothing was reported: only an async function counts as an accident. */
function answerSilence(handler: Handler, resolve: (value: unknown) => void, reject: (error: unknown) => void): void {
  if (handler.constructor.name === 'AsyncFunction') reject(new RuntimeError('Runtime.NodeJsExit', NEVER_SETTLED));
  else resolve(null);
}

const isNothing = (value: unknown): boolean => value === undefined || value === null;

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
