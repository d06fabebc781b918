// RoutingReady: requests go where spec says. Where it cannot be followed, they go where they went.
import { markTrue, type Mark } from '../../api/conditions.ts';
import type { Phase } from '../../reconcile/phases.ts';
import type { AliasContext } from './context.ts';
import { decideRouting, type Routing } from './decide-routing.ts';

export const routingPhase: Phase<AliasContext> = {
  condition: 'RoutingReady',
  run(context) {
    const { alias, deps } = context;
    const { namespace } = alias.metadata;
    const { functionName } = alias.spec;
    const resolution = decideRouting(alias, {
      hasFunction: deps.functions.get(namespace, functionName) !== undefined,
      versions: deps.versionsOfFunction.get(`${namespace}/${functionName}`),
    });
    if ('refusal' in resolution) return resolution.refusal;
    context.routing = resolution.routing;
    return routed(resolution.routing);
  },
};

function routed({ functionVersion, candidateVersion, candidateWeight }: Routing): Mark {
  const share =
    candidateVersion === undefined ? '' : `, and version ${candidateVersion} for ${candidateWeight} of them`;
  return markTrue('Routed', `version ${functionVersion} answers requests${share}`);
}
