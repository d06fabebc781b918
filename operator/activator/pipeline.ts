// The data path's table of contents: every step of an invocation, in order. What is known already is not awaited, and there is one
// function for all, because every await on the way back to the caller would be felt (docs/decisions/0013).
import type { Room } from './admission/buffer.ts';
import type { Answer, Call, PipelineDeps } from './context.ts';
import type { Event } from './instances/job.ts';
import { admit } from './steps/admit.ts';
import { authenticate } from './steps/authenticate.ts';
import { authorize } from './steps/authorize.ts';
import { answerDryRun, answerWith, makeEvent } from './steps/invoke.ts';
import { observe } from './steps/observe.ts';
import { parseHead } from './steps/parse-head.ts';
import { readBody } from './steps/read-body.ts';
import { resolve } from './steps/resolve.ts';
import { mayRunAnew, runAnew } from './steps/run-anew.ts';

/** Throws PilotlightError for whatever a caller must hear. Nothing about what exists is said before authorize. */
export async function handle(call: Call, deps: PipelineDeps): Promise<Answer> {
  const asked = parseHead(call.request.head);
  let caller = authenticate(call, deps);
  if (caller instanceof Promise) caller = await caller;
  let address = authorize(call, asked.target, caller, deps);
  if (address instanceof Promise) address = await address;
  let fn = resolve(call, asked.target, address, deps);
  if (fn instanceof Promise) fn = await fn;
  const count = observe(call, fn, deps);
  let room: Room | undefined;
  let event: Event | undefined;
  try {
    room = admit(call, fn.functionId, deps);
    let body = readBody(call, room);
    if (body instanceof Promise) body = await body;
    event = makeEvent(call, asked, fn, body, deps);
    const answer = asked.options.dryRun ? answerDryRun() : answerWith(await fn.invoke(event), event, fn);
    count(answer.outcome, event);
    return answer;
  } catch (error) {
    if (event !== undefined && mayRunAnew(error, asked.target))
      return await runAnew(call, asked.target, address, event, deps);
    count(error, event);
    throw error;
  } finally {
    room?.release();
  }
}
