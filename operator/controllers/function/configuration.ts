// ConfigurationReady: everything that decides what runs is known, and with it the revision. Layers belong to it, as in Lambda.
import { markFalse, markTrue, type Mark } from '../../api/conditions.ts';
import { toCodeSha256 } from '../../api/digest.ts';
import { ENVIRONMENT_LIMIT_BYTES } from '../../api/function.ts';
import { revisionOf } from '../../api/revision.ts';
import type { Package } from '../../code/packages.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { markFailedPackage } from '../failed-package.ts';
import type { FunctionContext } from './context.ts';
import { assertFits, resolveLayers, type UsedLayer } from './layers.ts';

const condition = 'ConfigurationReady';

export const configurationPhase: Phase<FunctionContext> = {
  condition,
  async run(context, signal) {
    const { fn, deps, code } = context;
    const runtimeImage = deps.runtimeImages[fn.spec.runtime];
    if (runtimeImage === undefined) {
      const installed = Object.keys(deps.runtimeImages).join(', ');
      return markFalse(
        'RuntimeNotInstalled',
        `spec.runtime: ${fn.spec.runtime} is not installed (installed: ${installed}); set runtimes in the chart's values`,
      );
    }
    const measured = Buffer.byteLength(JSON.stringify(fn.spec.environment?.variables ?? {}));
    if (measured > ENVIRONMENT_LIMIT_BYTES) {
      return markFalse(
        'EnvironmentTooLarge',
        `spec.environment.variables: ${measured} bytes as compact JSON exceed the 4KB limit (${ENVIRONMENT_LIMIT_BYTES})`,
      );
    }
    if (code === undefined) throw new Error('the code phase comes first');
    try {
      const layers = await resolveLayers(context, signal);
      assertFits(code, layers);
      return accept(context, { runtimeImage, code, layers });
    } catch (error) {
      return markFailedPackage(error, context, condition, fn);
    }
  },
};

interface Parts {
  runtimeImage: string;
  code: Package;
  layers: UsedLayer[];
}

function accept(context: FunctionContext, { runtimeImage, code, layers }: Parts): Mark {
  context.layers = layers;
  context.runtimeImage = runtimeImage;
  context.revision = revisionOf({
    spec: context.fn.spec,
    codeSha256: toCodeSha256(code.digest),
    layerSha256s: layers.map(({ digest }) => toCodeSha256(digest)),
    runtimeImage,
  });
  return markTrue('Accepted', `revision ${context.revision}`);
}
