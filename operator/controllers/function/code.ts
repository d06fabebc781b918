// CodeReady: the deployment package is known by its digest.
import { markTrue } from '../../api/conditions.ts';
import type { Phase } from '../../reconcile/phases.ts';
import type { FunctionContext } from './context.ts';

export const codePhase: Phase<FunctionContext> = {
  condition: 'CodeReady',
  run: ({ fn }) => markTrue('Inline', `${fn.code.size} bytes from spec.code.inline`),
};
