// What makes the operator look at a Version: itself, its children, who names it, the Function that it waits for, what the store loses.
import type { StoredMeta } from '../../api/meta.ts';
import { versionName } from '../../api/names.ts';
import { LATEST_PUBLISHED } from '../../api/published.ts';
import type { Change } from '../../kube/store.ts';
import type { Key } from '../../reconcile/contract.ts';
import type { AliasView } from '../alias/view.ts';
import { watchOwn } from '../frame.ts';
import { watchChildren } from '../revision/watch-children.ts';
import type { VersionDeps } from './context.ts';
import { isUsable, touchedBy } from './decide-naming.ts';
import { packagesOfVersion } from './named-packages.ts';
import type { VersionView } from './view.ts';

type Enqueue = (key: Key) => void;

export function watchVersions(deps: VersionDeps, enqueue: Enqueue): void {
  const { versions, versionsOfFunction, functions, packages } = deps;
  watchOwn(versions, enqueue);
  watchChildren(deps, 'Version', enqueue);
  watchNaming(deps, enqueue);
  functions.onChange(({ before, after }) => {
    for (const { metadata, template } of versionsOfFunction.get(keyText((after ?? before)?.metadata)))
      if (template === undefined) enqueue(metadata);
  });
  packages.onLost((lost) => {
    for (const version of versions.list())
      if (packagesOfVersion(version).found.some((id) => lost.has(id))) enqueue(version.metadata);
  });
  const enqueueNeeded = (): void => {
    for (const { metadata, status } of versions.list())
      if (status?.conditions?.some(({ type, reason }) => type === 'RuntimeReady' && reason !== 'OnDemand') ?? true)
        enqueue(metadata);
  };
  deps.onActivatorAddress(enqueueNeeded);
  deps.trust.onChange(enqueueNeeded);
}

function watchNaming(
  { aliases, versions, versionsOfFunction, aliasesOfFunction }: VersionDeps,
  enqueue: Enqueue,
): void {
  const enqueueNamed = (alias: AliasView | undefined): void => {
    if (alias === undefined) return;
    const { namespace } = alias.metadata;
    const { functionName } = alias.spec;
    for (const number of touchedBy(alias, versionsOfFunction.get(`${namespace}/${functionName}`)))
      enqueue({ namespace, name: versionName(functionName, number) });
  };
  aliases.onChange(({ before, after }) => {
    enqueueNamed(before);
    enqueueNamed(after);
  });
  // What is published next changes who is named by those that follow it, and who no longer is.
  versions.onChange((change) => {
    const version = change.after ?? change.before;
    if (version === undefined || !changesWhatIsNewest(change)) return;
    const ofFunction = `${version.metadata.namespace}/${version.spec.functionName}`;
    const following = aliasesOfFunction.get(ofFunction).filter(({ spec }) => spec.functionVersion === LATEST_PUBLISHED);
    if (following.length === 0) return;
    for (const alias of following) enqueueNamed(alias);
    for (const { metadata, status } of versionsOfFunction.get(ofFunction))
      if ((status?.aliases ?? []).length > 0) enqueue(metadata);
  });
}

const changesWhatIsNewest = ({ before, after }: Change<VersionView>): boolean =>
  (before !== undefined && isUsable(before)) !== (after !== undefined && isUsable(after));

const keyText = (metadata: Pick<StoredMeta, 'namespace' | 'name'> | undefined): string =>
  `${metadata?.namespace}/${metadata?.name}`;
