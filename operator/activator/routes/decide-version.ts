// Which version answers one request that came by an alias. Pure.
import type { Figures } from '../rollouts/figures.ts';

/** Where an alias points: its status, as far as requests go. */
export interface Routing {
  readonly functionVersion: string;
  /** Answers a share of the requests. */
  readonly candidateVersion?: string | undefined;
  /** That share, 0.0 to 1.0. */
  readonly candidateWeight?: number | undefined;
  /** Where the candidate's answers are counted, during a rollout. */
  readonly figures?: Figures | undefined;
}

/**
 * `draw`: a random number from 0 to 1, without 1. Where the version that it falls to cannot answer here (yet), the other one does, if it has
 * a share at all. undefined: none can.
 */
export function decideVersion(
  routing: Routing,
  canAnswer: (version: string) => boolean,
  draw: number,
): string | undefined {
  const { functionVersion, candidateVersion, candidateWeight = 0 } = routing;
  if (candidateVersion === undefined || candidateWeight <= 0) return answering(functionVersion, canAnswer);
  if (candidateWeight >= 1) return answering(candidateVersion, canAnswer);
  return draw < candidateWeight
    ? (answering(candidateVersion, canAnswer) ?? answering(functionVersion, canAnswer))
    : (answering(functionVersion, canAnswer) ?? answering(candidateVersion, canAnswer));
}

const answering = (version: string, canAnswer: (version: string) => boolean): string | undefined =>
  canAnswer(version) ? version : undefined;
