// The Layer's controller: its package is in the store, and the status says which it is.
import { deriveReady, withCondition } from '../../api/conditions.ts';
import { toCodeSha256 } from '../../api/digest.ts';
import { layerConditions, type LayerStatus } from '../../api/layer.ts';
import type { Condition } from '../../api/meta.ts';
import { layers } from '../../kube/resources.ts';
import type { Key, Outcome } from '../../reconcile/contract.ts';
import type { Controller } from '../../reconcile/controller.ts';
import { runPhases } from '../../reconcile/phases.ts';
import { newlyFailed, phaseFailed } from '../failed-phases.ts';
import { outcomeOf } from '../failed-package.ts';
import { writeStatus } from '../write-status.ts';
import { layerCodePhase } from './code.ts';
import type { LayerContext, LayerDeps } from './context.ts';
import { packagesOfLayer } from './named-packages.ts';

export function makeLayerController(deps: LayerDeps): Controller {
  return {
    kind: 'Layer',
    reconcile: (key, signal) => reconcile(deps, key, signal),
    watch: (enqueue) => watch(deps, enqueue),
  };
}

function watch(deps: LayerDeps, enqueue: (key: Key) => void): void {
  deps.layers.onChange(({ before, after }) => {
    const { namespace, name } = (after ?? before)?.metadata ?? {};
    if (namespace !== undefined && name !== undefined) enqueue({ namespace, name });
  });
  deps.packages.onLost((lost) => {
    for (const layer of deps.layers.list())
      if (packagesOfLayer(layer).found.some((id) => lost.has(id))) enqueue(layer.metadata);
  });
}

async function reconcile(deps: LayerDeps, key: Key, signal: AbortSignal): Promise<Outcome> {
  const layer = deps.layers.get(key.namespace, key.name);
  if (layer === undefined || layer.metadata.deletionTimestamp !== undefined) return {};
  const context: LayerContext = { layer, deps };
  const now = deps.clock.now().toISOString();
  const { generation } = layer.metadata;
  const before = layer.status?.conditions ?? [];
  const conditions = await runPhases([layerCodePhase], context, { conditions: before, generation, now }, signal);
  for (const condition of newlyFailed(before, conditions)) deps.events.record(phaseFailed(layer, condition));
  const status = makeLayerStatus(context, conditions, now);
  await writeStatus({ client: deps.client, resource: layers, informer: deps.layers }, layer, status, signal);
  return outcomeOf(context);
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
