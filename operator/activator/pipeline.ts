// The data path's table of contents: every step of an invocation, in order.
import type { Answer, Call, PipelineDeps } from './context.ts';
import { admit } from './steps/admit.ts';
import { authenticate } from './steps/authenticate.ts';
import { authorize } from './steps/authorize.ts';
import { invoke, type Invocation } from './steps/invoke.ts';
import { observe } from './steps/observe.ts';
import { parseOptions } from './steps/parse-options.ts';
import { parseTarget } from './steps/parse-target.ts';
import { readBody } from './steps/read-body.ts';
import { resolve } from './steps/resolve.ts';

/** Throws PilotlightError for whatever a caller must hear. Nothing about what exists is said before authorize. */
export async function handle(call: Call, deps: PipelineDeps): Promise<Answer> {
  const target = parseTarget(call.request);
  const options = parseOptions(call.request.headers);
  const caller = await authenticate(call, deps);
  const address = await authorize(call, target, caller, deps);
  const fn = resolve(target, address, deps);
  return observe(call, fn, deps, serve(call, { target, options, fn }, deps));
}

async function serve(
  call: Call,
  { target, options, fn }: Omit<Invocation, 'body'>,
  deps: PipelineDeps,
): Promise<Answer> {
  const room = admit(call, fn, deps);
  try {
    const body = await readBody(call, room);
    return await invoke(call, { target, options, fn, body }, deps);
  } finally {
    room.release();
  }
}
