// Which candidate an Alias asks to be counted, and since when.
import type { AliasStatus } from '../../api/alias.ts';
import { Figures } from './figures.ts';

/** As far as activators read it. */
interface RolloutStatus {
  rollout?: { readonly stepStartedAt: string } | undefined;
}

/** What was counted stays as long as candidate and step do; undefined: there is nothing to count. */
export function openFigures(known: Figures | undefined, status: AliasStatus & RolloutStatus): Figures | undefined {
  const { candidateVersion: candidate, rollout } = status;
  if (candidate === undefined || rollout === undefined) return undefined;
  const { stepStartedAt: since } = rollout;
  return known?.candidate === candidate && known.since === since ? known : new Figures(candidate, since);
}
