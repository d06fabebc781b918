// The data path's table of contents: every step of an invocation, in order. What is known already is not awaited.
import type { Answer, Call, PipelineDeps } from './context.ts';
import type { Route } from './routes/route.ts';
import { admit } from './steps/admit.ts';
import { authenticate } from './steps/authenticate.ts';
import { authorize } from './steps/authorize.ts';
import { invoke } from './steps/invoke.ts';
import { observe } from './steps/observe.ts';
import { parseHead, type Asked } from './steps/parse-head.ts';
import { readBody } from './steps/read-body.ts';
import { resolve } from './steps/resolve.ts';

/** Throws PilotlightError for whatever a caller must hear. Nothing about what exists is said before authorize. */
export async function handle(call: Call, deps: PipelineDeps): Promise<Answer> {
  const asked = parseHead(call.request.head);
  let caller = authenticate(call, deps);
  if (caller instanceof Promise) caller = await caller;
  let address = authorize(call, asked.target, caller, deps);
  if (address instanceof Promise) address = await address;
  const fn = resolve(asked.target, address, deps);
  const count = observe(call, fn, deps);
  try {
    const answer = await serve(call, asked, fn, deps);
    count(answer.outcome);
    return answer;
  } catch (error) {
    count(error);
    throw error;
  }
}

async function serve(call: Call, asked: Asked, fn: Route, deps: PipelineDeps): Promise<Answer> {
  const room = admit(call, fn, deps);
  try {
    let body = readBody(call, room);
    if (body instanceof Promise) body = await body;
    return await invoke(call, { ...asked, fn, body }, deps);
  } finally {
    room.release();
  }
}
