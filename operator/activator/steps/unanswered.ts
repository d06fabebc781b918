// What a caller hears whose function, version or alias does not answer here.
import { PilotlightError } from '../../api/errors.ts';
import { functionArn } from '../../api/names.ts';
import { LATEST } from '../../api/published.ts';
import type { PipelineDeps } from '../context.ts';
import type { Entry } from '../routes/known-function.ts';
import type { Target } from './parse-target.ts';

/** `entry`: what was named, which is not ready yet; undefined: there is nothing of that name. */
export function unanswered(
  entry: Entry | undefined,
  target: Target,
  namespace: string,
  deps: PipelineDeps,
): PilotlightError {
  if (entry === undefined) return notFound(target, namespace, deps);
  const state = `The function is currently in the following state: ${entry.state}`;
  return new PilotlightError('FunctionPending', `The operation cannot be performed at this time. ${state}`);
}

function notFound(
  { name, qualifier = LATEST }: Target,
  namespace: string,
  { directory, region }: PipelineDeps,
): PilotlightError {
  const arn = functionArn(region, directory.accountOf(namespace), name, qualifier);
  return new PilotlightError('FunctionNotFound', `Function not found: ${arn}`);
}
