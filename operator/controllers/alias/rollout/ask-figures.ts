// Asks every activator of the ring for what it has seen of a candidate. Who does not answer in time, or speaks of another step, is missing.
import { rolloutFiguresSchema, rolloutPath, type RolloutFigures } from '../../../api/rollout-figures.ts';
import type { Clock } from '../../../reconcile/clock.ts';
import type { Key } from '../../../reconcile/contract.ts';
import { deadline } from '../../../reconcile/deadline.ts';
import type { Position } from './decide.ts';
import { sumFigures, type Figures } from './figures.ts';

export interface ActivatorAddress {
  /** Of its pod. */
  readonly name: string;
  /** host:port of its metrics. */
  readonly metrics: string;
}

export interface AskDeps {
  readonly clock: Clock;
  /** All of the ring. */
  readonly activators: () => readonly ActivatorAddress[];
}

const ANSWER_MS = 2_000;

type Answer = { readonly figures: RolloutFigures } | { readonly missing: string };

export async function askFigures(
  { clock, activators }: AskDeps,
  { alias, position }: { alias: Key; position: Position },
  signal: AbortSignal,
): Promise<Figures> {
  const ring = activators();
  if (ring.length === 0) return sumFigures([], ['there is no activator']);
  const limit = deadline(clock, ANSWER_MS, `no answer within ${ANSWER_MS} ms`);
  const within = AbortSignal.any([signal, limit.signal]);
  try {
    const path = rolloutPath(alias);
    const answers = await Promise.all(ring.map((activator) => askOne(activator, { path, position }, within)));
    signal.throwIfAborted();
    return sumFigures(
      answers.flatMap((answer) => ('figures' in answer ? [answer.figures] : [])),
      answers.flatMap((answer) => ('missing' in answer ? [answer.missing] : [])),
    );
  } finally {
    limit.cancel();
  }
}

/** Never rejects: why an activator is missing is what the condition says. */
async function askOne(
  { name, metrics }: ActivatorAddress,
  { path, position }: { path: string; position: Position },
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const response = await fetch(`http://${metrics}${path}`, { signal, redirect: 'error' });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { missing: `activator ${name} does not follow this rollout yet (${response.status})` };
    }
    const figures = rolloutFiguresSchema.parse(await response.json());
    if (figures.candidate !== position.candidate || figures.since !== position.startedAt)
      return { missing: `activator ${name} does not count for this step yet` };
    return { figures };
  } catch (error) {
    return { missing: `activator ${name} does not answer: ${reasonOf(error)}` };
  }
}

/** What fetch says is that it failed; why stands in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
