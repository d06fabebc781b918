// A version was deleted while a request waited for an instance of it, and nothing of the request ran. If its caller named something that
// points to versions, the request goes to where that points now.
import { PilotlightError } from '../../api/errors.ts';
import { LATEST } from '../../api/published.ts';
import type { Answer, Call, PipelineDeps } from '../context.ts';
import type { Event } from '../instances/job.ts';
import type { Address } from './authorize.ts';
import { answerWith } from './invoke.ts';
import { observe } from './observe.ts';
import type { Target } from './parse-target.ts';
import { resolve } from './resolve.ts';

/** Whether a request that failed may run elsewhere. */
export function mayRunAnew(error: unknown, { qualifier = LATEST }: Pick<Target, 'qualifier'>): boolean {
  const nothingRan = error instanceof PilotlightError && error.code === 'FunctionDeleted';
  return nothingRan && qualifier !== LATEST && !/^\d+$/.test(qualifier);
}

export async function runAnew(
  call: Call,
  target: Target,
  address: Address,
  event: Event,
  deps: PipelineDeps,
): Promise<Answer> {
  for (;;) {
    const fn = await resolve(call, target, address, deps, true);
    const count = observe(call, fn, deps);
    try {
      // It has waited since it came.
      const answer = answerWith(await fn.invoke(event, call.receivedAtMs), event, fn);
      count(answer.outcome, event);
      return answer;
    } catch (error) {
      if (mayRunAnew(error, target)) continue;
      count(error, event);
      throw error;
    }
  }
}
