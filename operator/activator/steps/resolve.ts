// Which code answers: so far every function has $LATEST and nothing else.
import { PilotlightError } from '../../api/errors.ts';
import { functionArn } from '../../api/names.ts';
import type { PipelineDeps } from '../context.ts';
import type { Route } from '../routes/route.ts';
import type { Address } from './authorize.ts';
import type { Target } from './parse-target.ts';

export function resolve(target: Target, { namespace, name }: Address, { directory, region }: PipelineDeps): Route {
  if (target.region !== undefined && target.region !== region) {
    throw new PilotlightError(
      'RegionMismatch',
      `Functions from '${target.region}' are not reachable in this region ('${region}')`,
    );
  }
  const account = directory.accountOf(namespace);
  if (target.account !== undefined && target.account !== account) {
    throw new PilotlightError(
      'AccessDenied',
      `Account ${target.account} is not namespace ${namespace} (its account is ${account})`,
    );
  }
  const found = directory.find(namespace, name);
  const qualifier = target.qualifier ?? '$LATEST';
  if (found === undefined || qualifier !== '$LATEST') {
    throw new PilotlightError(
      'FunctionNotFound',
      `Function not found: ${functionArn(region, account, target.name, qualifier)}`,
    );
  }
  if (found.route !== undefined) return found.route;
  const state = `The function is currently in the following state: ${found.state}`;
  throw new PilotlightError('FunctionPending', `The operation cannot be performed at this time. ${state}`);
}
