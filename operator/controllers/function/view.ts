// What the operator keeps of a Function: the deployment package shrinks to its digest, so that 10,000 of them fit.
import type { FunctionSpec, StoredFunction } from '../../api/function.ts';
import { viewOfCode, type CodeView } from '../../code/code-view.ts';

export interface FunctionView extends Omit<StoredFunction, 'spec'> {
  spec: Omit<FunctionSpec, 'code'>;
  code: CodeView;
}

export function viewOf({ spec: { code, ...spec }, metadata, ...rest }: StoredFunction): FunctionView {
  const { annotations: _annotations, ...kept } = metadata;
  return { ...rest, metadata: kept, spec, code: viewOfCode(code) };
}
