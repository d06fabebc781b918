// What a rollout's decision is made of: the versions that there are, where the Alias's status says that it is, and the activators' figures.
import type { Rollout } from '../../../api/rollout.ts';
import { versionName } from '../../../api/names.ts';
import { isStanding, numberOf } from '../../version/decide-naming.ts';
import type { VersionView } from '../../version/view.ts';
import type { AliasContext } from '../context.ts';
import { refusalOf, type Resolution } from '../decide-routing.ts';
import type { AliasView } from '../view.ts';
import { askFigures } from './ask-figures.ts';
import { decideRollout, type Position, type RolloutDecision } from './decide.ts';

interface Given {
  readonly rollout: Rollout;
  /** The last good version. */
  readonly base: number;
  readonly versions: readonly VersionView[];
  /** Where requests would go at once without a rollout. */
  readonly resolution: Resolution;
}

/** The version that a rollout begins from; undefined: there is none, and the newest one answers at once. */
export function baseOf({ status }: AliasView, versions: readonly VersionView[]): number | undefined {
  const current = numberOf(status?.functionVersion);
  return versions.some((version) => isStanding(version, current)) ? current : undefined;
}

export async function rollOut(
  { alias, deps }: AliasContext,
  { rollout, base, versions, resolution }: Given,
  signal: AbortSignal,
): Promise<RolloutDecision> {
  const position = positionOf(alias, versions);
  const figures =
    position === undefined || rollout.abort === undefined
      ? undefined
      : await askFigures(deps, { alias: alias.metadata, position }, signal);
  return decideRollout({
    rollout,
    functionVersion: String(base),
    position,
    next: nextOf(alias, { base, versions, resolution, position }),
    figures,
    before: alias.status?.rollout,
    now: deps.clock.now(),
  });
}

/** Shares that an alias had while spec named numbers are no rollout. */
function positionOf({ status }: AliasView, versions: readonly VersionView[]): Position | undefined {
  const { candidateVersion: candidate, rollout } = status ?? {};
  if (candidate === undefined || rollout?.step === undefined || rollout.stepStartedAt === undefined) return undefined;
  if (!versions.some((version) => isStanding(version, numberOf(candidate)))) return undefined;
  return { candidate, step: rollout.step, startedAt: rollout.stepStartedAt };
}

/** While a newer one is not ready, the one that is on its way goes on. */
function nextOf(
  alias: AliasView,
  { base, versions, resolution, position }: Omit<Given, 'rollout'> & { position: Position | undefined },
): string | undefined {
  const newest = 'routing' in resolution ? resolution.routing.functionVersion : undefined;
  const candidate = numberOf(position?.candidate) ?? base;
  if (newest !== undefined && Number(newest) > candidate) return newest;
  if (candidate === base) return undefined;
  const version = versions.find(({ spec }) => spec.version === candidate);
  const isReady = refusalOf(alias, versionName(alias.spec.functionName, candidate), version) === undefined;
  return isReady ? String(candidate) : undefined;
}
