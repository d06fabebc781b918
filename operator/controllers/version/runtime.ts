// RuntimeReady: the Version has all that its pods need, or will have it when it is first needed.
import { isTrue, markTrue } from '../../api/conditions.ts';
import type { Phase } from '../../reconcile/phases.ts';
import { APPLIED, ensureRevision, type WantedRevision } from '../revision/ensure-revision.ts';
import type { VersionContext } from './context.ts';
import type { TemplateView, VersionView } from './view.ts';

const condition = 'RuntimeReady';

export const versionRuntimePhase: Phase<VersionContext> = {
  condition,
  run({ version, deps, need }, signal) {
    const { template } = version;
    if (template === undefined) throw new Error('the publishing phase comes first');
    if (!need.isNeeded) return markTrue('OnDemand', 'its Deployment is made when it is first needed');
    const wanted = { of: revisionOfVersion(version, template), regarding: version, hasKey: hasKey(version, template) };
    return ensureRevision(deps, wanted, signal);
  },
};

export function revisionOfVersion({ spec, metadata }: VersionView, template: TemplateView): WantedRevision['of'] {
  return {
    name: spec.functionName,
    namespace: metadata.namespace,
    uid: metadata.uid,
    version: spec.version,
    revision: template.revision,
    runtimeImage: template.runtimeImage,
    memorySizeMb: template.memorySize,
    ephemeralStorageMb: template.ephemeralStorageMb,
    timeoutSeconds: template.timeout,
    architecture: template.architecture,
  };
}

/** RuntimeReady with a Deployment of this revision was written after its key was. */
function hasKey({ status }: VersionView, { revision }: TemplateView): boolean {
  const applied = status?.conditions?.filter(({ reason }) => reason === APPLIED);
  return status?.revision === revision && isTrue(applied, condition);
}
