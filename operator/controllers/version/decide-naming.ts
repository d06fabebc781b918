// Which Versions an Alias names: by its spec, by where it points now, and, if it follows what is published, where it goes next. A Version
// tells in its status who names it, and from then on cannot be deleted; an Alias points to it only after that.
import { isTrue } from '../../api/conditions.ts';
import { LATEST_PUBLISHED } from '../../api/published.ts';
import type { AliasView } from '../alias/view.ts';
import type { VersionView } from './view.ts';

export function namedBy(alias: AliasView, versions: readonly VersionView[]): Set<number> {
  const { spec, status } = alias;
  const weights = spec.routingConfig?.additionalVersionWeights ?? [];
  const qualifiers = [
    spec.functionVersion,
    ...weights.map(({ functionVersion }) => functionVersion),
    status?.functionVersion,
    status?.candidateVersion,
  ];
  const numbers = new Set(qualifiers.flatMap((qualifier) => numberOf(qualifier) ?? []));
  const next = spec.functionVersion === LATEST_PUBLISHED ? targetOf(alias, versions) : undefined;
  return next === undefined ? numbers : numbers.add(next.spec.version);
}

/**
 * What $LATEST.PUBLISHED is for an alias: the newest Version whose code is there. But it never falls back from the one that it points to:
 * a store that has lost a package for a moment moves no traffic.
 */
export function targetOf(alias: AliasView, versions: readonly VersionView[]): VersionView | undefined {
  const current = numberOf(alias.status?.functionVersion);
  const failed = failedOf(alias);
  let newest: VersionView | undefined;
  // The newest stand last as a rule: of thousands, few are looked into.
  for (let index = versions.length - 1; index >= 0; index--) {
    const version = versions[index];
    if (version === undefined || version.spec.version <= (newest?.spec.version ?? 0)) continue;
    if (isStanding(version, current) || (isUsable(version) && version.spec.version > failed)) newest = version;
  }
  return newest;
}

export const isUsable = ({ metadata, status }: VersionView): boolean =>
  metadata.deletionTimestamp === undefined &&
  isTrue(status?.conditions, 'Published') &&
  isTrue(status?.conditions, 'CodeReady');

/** What a rollout has taken back is not tried again, nor what is older: only what was published after it is. */
const failedOf = ({ spec, status }: AliasView): number =>
  (spec.rollout === undefined ? undefined : numberOf(status?.rollout?.failedVersion)) ?? 0;

export const isStanding = ({ metadata, spec, template }: VersionView, current: number | undefined): boolean =>
  spec.version === current && template !== undefined && metadata.deletionTimestamp === undefined;

export const isPreviousOf = ({ spec }: VersionView, { status }: AliasView): boolean =>
  status?.previousVersion === String(spec.version);

/** The Versions that a change of the alias may concern. */
export function touchedBy(alias: AliasView, versions: readonly VersionView[]): Set<number> {
  const numbers = namedBy(alias, versions);
  const previous = numberOf(alias.status?.previousVersion);
  return previous === undefined ? numbers : numbers.add(previous);
}

/** Spellings of the aliases that name it, as its status lists them. */
export function aliasesOf(
  version: VersionView,
  aliases: readonly AliasView[],
  versions: readonly VersionView[],
): string[] {
  return aliases
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .filter((alias) => namedBy(alias, versions).has(version.spec.version))
    .map(({ spec }) => spec.aliasName)
    .sort();
}

export const numberOf = (qualifier: string | undefined): number | undefined =>
  qualifier === undefined || qualifier.startsWith('$') ? undefined : Number(qualifier);
