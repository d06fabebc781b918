// spec.layers → the packages that are merged into /opt, in order. A Layer that is there says what it holds; once it is gone, what the
// status names goes on to hold, so deleting a Layer changes nothing for those who run with it.
import { zipLimits } from '@pilotlight/runtime-shim/zip';
import { isTrue } from '../../api/conditions.ts';
import { fromCodeSha256, toCodeSha256, type Digest } from '../../api/digest.ts';
import { PilotlightError } from '../../api/errors.ts';
import type { Package } from '../../code/packages.ts';
import type { LayerView } from '../layer/view.ts';
import type { FunctionContext } from './context.ts';
import type { FunctionView } from './view.ts';

export interface UsedLayer extends Package {
  readonly name: string;
}

/** As a status and a Version name it. */
export const nameLayer = ({ name, digest, facts }: UsedLayer) => ({
  name,
  codeSha256: toCodeSha256(digest),
  codeSize: facts.size,
});

/** Throws PilotlightError where they cannot be had. */
export async function resolveLayers({ fn, deps }: FunctionContext, signal: AbortSignal): Promise<UsedLayer[]> {
  const { namespace } = fn.metadata;
  const used: UsedLayer[] = [];
  for (const name of fn.spec.layers ?? []) {
    const digest = decideLayer(fn, name, deps.layers.get(namespace, name));
    const facts = await deps.packages.find(namespace, digest, signal);
    if (facts === undefined)
      throw new PilotlightError(
        'CodeMissing',
        `spec.layers: the code store has lost the package of ${name}; it is fetched again from the Layer, if there is one`,
      );
    used.push({ name, digest, facts });
  }
  return used;
}

/** Pure. The digest of the layer's package. */
export function decideLayer(fn: FunctionView, name: string, layer: LayerView | undefined): Digest {
  if (layer !== undefined) assertCompatible(fn, name, layer);
  const { codeSha256 } = layer?.status ?? {};
  if (codeSha256 !== undefined && isTrue(layer?.status?.conditions, 'Ready')) return fromCodeSha256(codeSha256);
  const pinned = fn.status?.layers?.find((used) => used.name === name);
  if (pinned !== undefined) return fromCodeSha256(pinned.codeSha256);
  if (layer === undefined)
    throw new PilotlightError(
      'LayerMissing',
      `spec.layers: Layer version ${name} does not exist. Apply a Layer of that name in the namespace ${fn.metadata.namespace}`,
    );
  const ready = layer.status?.conditions?.find(({ type }) => type === 'Ready');
  const why = ready === undefined ? 'it was not looked at yet' : `${ready.reason}: ${ready.message}`;
  throw new PilotlightError('LayerNotReady', `spec.layers: Layer ${name} is not ready: ${why}`);
}

function assertCompatible({ spec }: FunctionView, name: string, layer: LayerView): void {
  const { compatibleRuntimes: runtimes, compatibleArchitectures: architectures } = layer.spec;
  if (runtimes !== undefined && !runtimes.includes(spec.runtime))
    throw incompatible(name, `runtime ${spec.runtime}`, `compatibleRuntimes: ${runtimes.join(', ')}`);
  const architecture = spec.architectures?.[0];
  if (architectures !== undefined && architecture !== undefined && !architectures.includes(architecture))
    throw incompatible(name, `architecture ${architecture}`, `compatibleArchitectures: ${architectures.join(', ')}`);
}

const incompatible = (name: string, what: string, says: string): PilotlightError =>
  new PilotlightError('LayerIncompatible', `spec.layers: Layer ${name} is not made for the ${what} (${says})`);

/** Pure. Code and layers share one limit. */
export function assertFits(code: Package, layers: readonly UsedLayer[]): void {
  const parts = [{ name: 'code', ...code }, ...layers].map(({ name, facts }) => ({ name, bytes: facts.unzippedBytes }));
  if (parts.reduce((sum, { bytes }) => sum + bytes, 0) <= zipLimits.unzippedBytes) return;
  const list = parts.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');
  throw new PilotlightError(
    'LayersTooLarge',
    `Unzipped size must be smaller than ${zipLimits.unzippedBytes} bytes (spec.code and spec.layers together: ${list})`,
  );
}
