// RoutingReady: requests go where spec says. Where it cannot be followed, they go where they went.
import { markTrue, type Mark } from '../../api/conditions.ts';
import type { Phase } from '../../reconcile/phases.ts';
import type { AliasContext } from './context.ts';
import { decideRouting, type Resolution, type Routing } from './decide-routing.ts';
import { baseOf, rollOut } from './rollout/roll-out.ts';

export const routingPhase: Phase<AliasContext> = {
  condition: 'RoutingReady',
  async run(context, signal) {
    const { alias, deps } = context;
    const { namespace } = alias.metadata;
    const { functionName, rollout } = alias.spec;
    const versions = deps.versionsOfFunction.get(`${namespace}/${functionName}`);
    const hasFunction = deps.functions.get(namespace, functionName) !== undefined;
    const resolution = decideRouting(alias, { hasFunction, versions });
    const base = rollout === undefined ? undefined : baseOf(alias, versions);
    if (rollout === undefined || base === undefined) return follow(context, resolution);
    context.rollout = await rollOut(context, { rollout, base, versions, resolution }, signal);
    const { routing } = context.rollout;
    // What it has decided holds whatever becomes of a newer version: a candidate that is taken back goes at once.
    context.routing = routing;
    const isUnderWay = routing.candidateVersion !== undefined;
    return 'refusal' in resolution && !isUnderWay ? resolution.refusal : routed(routing);
  },
};

function follow(context: AliasContext, resolution: Resolution): Mark {
  if ('refusal' in resolution) return resolution.refusal;
  context.routing = resolution.routing;
  return routed(resolution.routing);
}

function routed({ functionVersion, candidateVersion, candidateWeight }: Routing): Mark {
  const share =
    candidateVersion === undefined ? '' : `, and version ${candidateVersion} for ${candidateWeight} of them`;
  return markTrue('Routed', `version ${functionVersion} answers requests${share}`);
}
