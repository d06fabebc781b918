// What the activator keeps of a Function: all that an instance must be told, the code as one archive.
import { isTrue } from '../../api/conditions.ts';
import type { FunctionSpec, StoredFunction } from '../../api/function.ts';
import { archiveInline, type Archive } from '../../code/archive.ts';
import type { Revision } from '../instances/revision.ts';

export interface RoutedFunction extends Omit<StoredFunction, 'spec'> {
  spec: Omit<FunctionSpec, 'code'>;
  archive: Archive;
}

export function routedOf({ spec: { code, ...spec }, metadata, ...rest }: StoredFunction): RoutedFunction {
  // kubectl keeps a copy of the whole manifest in an annotation.
  const { annotations: _annotations, ...kept } = metadata;
  return { ...rest, metadata: kept, spec, archive: archiveInline(code.inline ?? {}) };
}

/** The revision that the operator has made ready for exactly this spec; undefined while it has not. */
export function readyRevision({ metadata, spec, status, archive }: RoutedFunction): Revision | undefined {
  const isCurrent = status?.observedGeneration === metadata.generation && isTrue(status.conditions, 'RuntimeReady');
  if (!isCurrent || status.revision === undefined) return undefined;
  return { id: status.revision, functionName: metadata.name, spec, archive };
}
