// ConfigurationReady: everything that decides what runs is known, and with it the revision.
import { markFalse, markTrue } from '../../api/conditions.ts';
import { ENVIRONMENT_LIMIT_BYTES } from '../../api/function.ts';
import { revisionOf } from '../../api/revision.ts';
import type { Phase } from '../../reconcile/phases.ts';
import type { FunctionContext } from './context.ts';

export const configurationPhase: Phase<FunctionContext> = {
  condition: 'ConfigurationReady',
  run(context) {
    const { fn, deps } = context;
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
    context.runtimeImage = runtimeImage;
    context.revision = revisionOf({ spec: fn.spec, codeSha256: fn.code.sha256, runtimeImage });
    return markTrue('Accepted', `revision ${context.revision}`);
  },
};
