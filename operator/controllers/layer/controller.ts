// The Layer's controller: its package is in the store, and the status says which it is.
import { deriveReady, withCondition } from '../../api/conditions.ts';
import { toCodeSha256 } from '../../api/digest.ts';
import { layerConditions, type LayerStatus } from '../../api/layer.ts';
import type { Condition } from '../../api/meta.ts';
import { layers } from '../../kube/resources.ts';
import type { Key } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { outcomeOf } from '../failed-package.ts';
import { makeReconcile, watchOwn } from '../frame.ts';
import { layerCodePhase } from './code.ts';
import type { LayerContext, LayerDeps } from './context.ts';
import { packagesOfLayer } from './named-packages.ts';

export function makeLayerController(deps: LayerDeps): Controller {
  const reconcile = makeReconcile({
    deps,
    resource: layers,
    informer: deps.layers,
    begin: (layer): LayerContext => ({ layer, deps }),
    phases: () => [layerCodePhase],
    makeStatus: makeLayerStatus,
    finish: outcomeOf,
  });
  return { kind: 'Layer', reconcile, watch: (enqueue) => watch(deps, enqueue) };
}

function watch(deps: LayerDeps, enqueue: (key: Key) => void): void {
  watchOwn(deps.layers, enqueue);
  deps.packages.onLost((lost) => {
    for (const layer of deps.layers.list())
      if (packagesOfLayer(layer).found.some((id) => lost.has(id))) enqueue(layer.metadata);
  });
}

/** What was found once stays named: it never changes, and whoever fetches it again must find the same. */
function makeLayerStatus({ layer, code }: LayerContext, phases: readonly Condition[], now: string): LayerStatus {
  const { generation } = layer.metadata;
  const { codeSha256, codeSize } = layer.status ?? {};
  const found =
    code === undefined
      ? { codeSha256, codeSize }
      : { codeSha256: toCodeSha256(code.digest), codeSize: code.facts.size };
  return {
    observedGeneration: generation,
    ...(found.codeSha256 === undefined ? {} : found),
    conditions: withCondition(phases, 'Ready', deriveReady(phases, layerConditions, 'Usable'), { generation, now }),
  };
}
