// What the operator keeps of a Function: the deployment package shrinks to its digest, so that 10,000 of them fit,
// and of the annotations only the counter of versions stays.
import type { FunctionSpec, StoredFunction } from '../../api/function.ts';
import { annotations } from '../../api/names.ts';
import { viewOfCode, type CodeView } from '../../code/code-view.ts';

export interface FunctionView extends Omit<StoredFunction, 'spec'> {
  spec: Omit<FunctionSpec, 'code'>;
  code: CodeView;
}

export function viewOf({ spec: { code, ...spec }, metadata, ...rest }: StoredFunction): FunctionView {
  const { annotations: all, ...kept } = metadata;
  const { [annotations.latestPublished]: counter } = all ?? {};
  const noted = counter === undefined ? {} : { annotations: { [annotations.latestPublished]: counter } };
  return { ...rest, metadata: { ...kept, ...noted }, spec, code: viewOfCode(code) };
}
