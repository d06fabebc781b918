// CodeReady: the layer's package is known by its digest, and the store has it. Also inline content is stored: the activator knows
// Functions and no Layers.
import { markTrue } from '../../api/conditions.ts';
import { fromCodeSha256, toCodeSha256 } from '../../api/digest.ts';
import { archiveInline } from '../../code/archive.ts';
import type { Package } from '../../code/packages.ts';
import { layers } from '../../kube/resources.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { markFailedPackage } from '../failed-package.ts';
import type { LayerContext } from './context.ts';

const condition = 'CodeReady';

export const layerCodePhase: Phase<LayerContext> = {
  condition,
  async run(context, signal) {
    try {
      context.code = await ensureContent(context, signal);
      return markTrue('Stored', `${context.code.facts.size} bytes, sha256 ${context.code.digest}`);
    } catch (error) {
      return markFailedPackage(error, context, condition, context.layer);
    }
  },
};

function ensureContent({ layer, deps }: LayerContext, signal: AbortSignal): Promise<Package> {
  const { content, status, metadata } = layer;
  const { namespace } = metadata;
  if ('inline' in content) {
    const { digest } = content.inline;
    const bytes = (until: AbortSignal): Promise<Buffer> => readInline({ layer, deps }, digest, until);
    return deps.packages.ensureInline(namespace, digest, bytes, signal);
  }
  // The content never changes, so what was found first holds.
  const known = status?.codeSha256 === undefined ? undefined : fromCodeSha256(status.codeSha256);
  return deps.packages.ensure({ namespace, source: content.source, field: 'spec.content', known }, signal);
}

/** The copy in memory has no inline text. */
async function readInline({ layer, deps }: LayerContext, digest: string, signal: AbortSignal): Promise<Buffer> {
  const { spec } = await deps.client.get(layers, layer.metadata, signal);
  const { zip, sha256 } = archiveInline(spec.content.inline ?? {});
  if (sha256 !== toCodeSha256(digest)) throw new Error(`Layer ${layer.metadata.name} was replaced meanwhile`);
  return zip;
}
