// What the activator keeps of a Function: all that an instance must be told; inline code as one archive, all other by its digest.
import { isTrue } from '../../api/conditions.ts';
import { fromCodeSha256 } from '../../api/digest.ts';
import type { FunctionSpec, StoredFunction } from '../../api/function.ts';
import { LATEST } from '../../api/published.ts';
import { archiveInline, type Archive } from '../../code/archive.ts';
import type { StoredPackage } from '../instances/gather.ts';
import type { Revision } from '../instances/revision.ts';

export interface RoutedFunction extends Omit<StoredFunction, 'spec'> {
  spec: Omit<FunctionSpec, 'code'>;
  /** undefined: the code store has the code, as the status says. */
  archive: Archive | undefined;
}

/** As a status or a template names a package, and those of the layers. */
export interface NamedPackage {
  codeSha256?: string | undefined;
  codeSize?: number | undefined;
  layers?: readonly NamedPackage[] | undefined;
}

export function routedOf({ spec: { code, ...spec }, metadata, ...rest }: StoredFunction): RoutedFunction {
  // kubectl keeps a copy of the whole manifest in an annotation.
  const { annotations: _annotations, ...kept } = metadata;
  const archive = code.inline === undefined ? undefined : archiveInline(code.inline);
  return { ...rest, metadata: kept, spec, archive };
}

/** The revision that the operator has made ready for exactly this spec; undefined while it has not. */
export function readyRevision({ metadata, spec, status, archive }: RoutedFunction): Revision | undefined {
  const isCurrent = status?.observedGeneration === metadata.generation && isTrue(status.conditions, 'RuntimeReady');
  if (!isCurrent || status.revision === undefined) return undefined;
  const code = archive ?? packageOf(status);
  if (code === undefined) return undefined;
  return { id: status.revision, functionName: metadata.name, version: LATEST, spec, code, layers: layersOf(status) };
}

export const layersOf = ({ layers = [] }: NamedPackage): StoredPackage[] =>
  layers.flatMap((layer) => packageOf(layer) ?? []);

export function packageOf({ codeSha256, codeSize }: NamedPackage): StoredPackage | undefined {
  if (codeSha256 === undefined || codeSize === undefined) return undefined;
  return { digest: fromCodeSha256(codeSha256), size: codeSize };
}
