// Which candidate an Alias asks to be counted, and since when.
import type { AliasStatus } from '../../api/alias.ts';
import { Figures } from './figures.ts';

/** What was counted stays as long as candidate and step do; undefined: there is nothing to count. */
export function openFigures(known: Figures | undefined, status: AliasStatus): Figures | undefined {
  const { candidateVersion: candidate, rollout } = status;
  const since = rollout?.stepStartedAt;
  if (candidate === undefined || since === undefined) return undefined;
  return known?.candidate === candidate && known.since === since ? known : new Figures(candidate, since);
}
