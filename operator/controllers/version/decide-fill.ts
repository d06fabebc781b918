// Whether a Version that was applied without a template may take that of $LATEST: it must be the code that the Version asks for, and ready.
import { isTrue, markFalse, type Mark } from '../../api/conditions.ts';
import type { FailureCode } from '../../api/errors.ts';
import type { FunctionView } from '../function/view.ts';
import type { VersionView } from './view.ts';

export type Filling = { readonly from: FunctionView } | { readonly refusal: Mark };

export function decideFill({ spec, metadata }: VersionView, fn: FunctionView | undefined): Filling {
  const { functionName, codeSha256 } = spec;
  if (fn === undefined)
    return refuse(
      'FunctionMissing',
      `Function not found: spec.functionName names ${functionName}, and the namespace ${metadata.namespace} has no such Function. Apply it, or give this Version a spec.template`,
    );
  const { status } = fn;
  if (status?.observedGeneration !== fn.metadata.generation || !isTrue(status.conditions, 'Ready')) {
    const ready = status?.conditions?.find(({ type }) => type === 'Ready');
    const why =
      ready === undefined || ready.status === 'True' ? 'its last change was not looked at yet' : ready.message;
    return refuse('FunctionNotReady', `Function ${functionName} is not ready: ${why}`);
  }
  if (codeSha256 !== undefined && codeSha256 !== status.codeSha256)
    return refuse(
      'CodeDiffers',
      `CodeSHA256 (${codeSha256}) is different from current CodeSHA256 in $LATEST (${status.codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
    );
  return { from: fn };
}

const refuse = (code: FailureCode, message: string): Filling => ({ refusal: markFalse(code, message) });
