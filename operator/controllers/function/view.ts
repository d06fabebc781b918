// What the operator keeps of a Function: the deployment package shrinks to its digest, so that 10,000 of them fit.
import type { FunctionSpec, StoredFunction } from '../../api/function.ts';
import { archiveInline } from '../../code/archive.ts';

export interface FunctionView extends Omit<StoredFunction, 'spec'> {
  spec: Omit<FunctionSpec, 'code'>;
  code: { sha256: string; size: number };
}

export function viewOf({ spec: { code, ...spec }, metadata, ...rest }: StoredFunction): FunctionView {
  const { zip, sha256 } = archiveInline(code.inline ?? {});
  const { annotations: _annotations, ...kept } = metadata;
  return { ...rest, metadata: kept, spec, code: { sha256, size: zip.length } };
}
