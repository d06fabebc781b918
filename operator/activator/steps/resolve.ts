// Which code answers: $LATEST, a version by its number, or the one that this request falls to among those that an alias points to.
import { PilotlightError } from '../../api/errors.ts';
import { LATEST } from '../../api/published.ts';
import type { Call, PipelineDeps } from '../context.ts';
import type { Route } from '../routes/route.ts';
import type { Address } from './authorize.ts';
import type { Target } from './parse-target.ts';
import { unanswered } from './unanswered.ts';
import { waitForVersion } from './wait-for-version.ts';

/** At once, but for an alias whose versions are not known here. `hasRoom`: the request holds room already, should it wait. */
export function resolve(
  call: Call,
  target: Target,
  address: Address,
  deps: PipelineDeps,
  hasRoom = false,
): Route | Promise<Route> {
  const { namespace, name } = address;
  const { directory, random } = deps;
  assertHere(target, namespace, deps);
  const known = directory.find(namespace, name);
  if (known === undefined) throw unanswered(undefined, target, namespace, deps);
  const { qualifier = LATEST } = target;
  const alias = qualifier === LATEST ? undefined : known.alias(qualifier);
  if (alias === undefined) {
    const route = known.routeOf(qualifier);
    if (route === undefined) throw unanswered(known.entry(qualifier), target, namespace, deps);
    return route;
  }
  call.figures = alias.figures;
  return known.choose(alias, random()) ?? waitForVersion({ call, target, address, known, hasRoom }, deps);
}

function assertHere(target: Target, namespace: string, { directory, region }: PipelineDeps): void {
  if (target.region !== undefined && target.region !== region) {
    throw new PilotlightError(
      'RegionMismatch',
      `Functions from '${target.region}' are not reachable in this region ('${region}')`,
    );
  }
  if (target.account === undefined) return;
  const account = directory.accountOf(namespace);
  if (target.account === account) return;
  throw new PilotlightError(
    'AccessDenied',
    `Account ${target.account} is not namespace ${namespace} (its account is ${account})`,
  );
}
