// The Alias's controller: its status says which Versions answer. It writes no Version, and a Version's controller no Alias: each waits to
// see what the other says.
import { LATEST, LATEST_PUBLISHED } from '../../api/published.ts';
import { aliases } from '../../kube/resources.ts';
import type { Key, Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { keyOf, makeReconcile, watchOwn } from '../frame.ts';
import { namedBy } from '../version/decide-naming.ts';
import type { AliasContext, AliasDeps } from './context.ts';
import { rolloutNews } from './rollout/events.ts';
import { routingPhase } from './routing.ts';
import { makeAliasStatus } from './status.ts';

export function makeAliasController(deps: AliasDeps): Controller {
  const reconcile = makeReconcile({
    deps,
    resource: aliases,
    informer: deps.aliases,
    begin: (alias): AliasContext => ({ alias, deps }),
    phases: () => [routingPhase],
    makeStatus: makeAliasStatus,
    finish,
  });
  return { kind: 'Alias', reconcile, watch: (enqueue) => watch(deps, enqueue) };
}

/** What has happened is told once the status says it. */
function finish({ alias, deps, rollout }: AliasContext): Outcome {
  for (const news of rollout?.news ?? []) deps.events.record(rolloutNews(alias, news));
  return rollout?.againInMs === undefined ? {} : { againInMs: rollout.againInMs };
}

/** The Versions that it names, and a Function that comes or goes. */
function watch({ aliases, versions, functions, aliasesOfFunction }: AliasDeps, enqueue: (key: Key) => void): void {
  watchOwn(aliases, enqueue);
  versions.onChange(({ before, after }) => {
    const version = after ?? before;
    if (version === undefined) return;
    const { metadata, spec } = version;
    for (const alias of aliasesOfFunction.get(`${metadata.namespace}/${spec.functionName}`))
      if (alias.spec.functionVersion === LATEST_PUBLISHED || namedBy(alias, []).has(spec.version))
        enqueue(alias.metadata);
  });
  functions.onChange((change) => {
    if (change.before !== undefined && change.after !== undefined) return;
    const { namespace, name } = keyOf(change) ?? {};
    for (const alias of aliasesOfFunction.get(`${namespace}/${name}`))
      if (alias.spec.functionVersion === LATEST) enqueue(alias.metadata);
  });
}
