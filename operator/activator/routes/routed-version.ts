// What the activator keeps of a Version: all that an instance must be told, every package by its digest.
import { isTrue } from '../../api/conditions.ts';
import type { StoredVersion } from '../../api/version.ts';
import type { Revision } from '../instances/revision.ts';
import { layersOf, packageOf } from './routed-function.ts';

/** kubectl keeps a copy of the whole manifest in an annotation. */
export function routedVersionOf({ metadata, ...rest }: StoredVersion): StoredVersion {
  const { annotations: _annotations, ...kept } = metadata;
  return { ...rest, metadata: kept };
}

/** undefined until the operator found that it can run. */
export function versionRevision({ spec, status }: StoredVersion): Revision | undefined {
  const { template, functionName, version } = spec;
  if (template === undefined || status?.revision === undefined || !isTrue(status.conditions, 'Ready')) return undefined;
  const code = packageOf(template.code);
  if (code === undefined) return undefined;
  return {
    id: status.revision,
    functionName,
    version: String(version),
    spec: template,
    code,
    layers: layersOf(template),
  };
}
