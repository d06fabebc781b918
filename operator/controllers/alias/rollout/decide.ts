// One look at a rollout: which share the new version has now, and when to look again. It always begins from the last good version.
import { markFalse, markTrue, markUnknown, type Mark } from '../../../api/conditions.ts';
import { stepsOf, type Rollout, type RolloutStatus, type RolloutStep } from '../../../api/rollout.ts';
import type { Routing } from '../decide-routing.ts';
import { brokenLimit, missingFigure, type Figures } from './figures.ts';

/** Where a rollout is. */
export interface Position {
  readonly candidate: string;
  /** From 1. */
  readonly step: number;
  readonly startedAt: string;
}

export interface RolloutInput {
  readonly rollout: Rollout;
  /** The last good version. */
  readonly functionVersion: string;
  /** undefined: none is on its way. */
  readonly position: Position | undefined;
  /** The newest version that requests could go to, if it is newer than the last good one and than all that failed. */
  readonly next: string | undefined;
  /** Of the step that it is at; undefined: not asked. */
  readonly figures: Figures | undefined;
  readonly before: RolloutStatus | undefined;
  readonly now: Date;
}

export interface RolloutNews {
  readonly reason: 'RolloutStarted' | 'RolloutDone' | 'RolloutAborted';
  readonly note: string;
}

export interface RolloutDecision {
  readonly routing: Routing;
  readonly status: RolloutStatus | undefined;
  readonly mark: Mark;
  readonly news: readonly RolloutNews[];
  readonly againInMs?: number;
}

/** Figures are looked at this often. */
const LOOK_MS = 3_000;

export function decideRollout(input: RolloutInput): RolloutDecision {
  const { rollout, position, next, figures } = input;
  if (position === undefined) return next === undefined ? rest(input) : begin(input, next);
  const broken = brokenLimit(rollout.abort, figures);
  if (broken !== undefined) return abort(input, position, broken);
  if (next !== undefined && next !== position.candidate && rollout.paused !== true) return begin(input, next);
  return goOn(input, position, figures);
}

/** Nothing is on its way. */
function rest({ functionVersion, before }: RolloutInput): RolloutDecision {
  const mark =
    before?.failedVersion === undefined
      ? markTrue('Done', `version ${functionVersion} answers all requests`)
      : markFalse('Aborted', before.message ?? `version ${before.failedVersion} was taken back`);
  return { routing: { functionVersion }, status: before, mark, news: [] };
}

function begin(input: RolloutInput, candidate: string): RolloutDecision {
  const { rollout, functionVersion, now } = input;
  if (rollout.paused === true) {
    const mark = markUnknown('Paused', `version ${candidate} waits for spec.rollout.paused to end`);
    return { ...rest(input), mark };
  }
  const note = `version ${candidate} is to take over from version ${functionVersion}`;
  const decision = goOn(input, { candidate, step: 1, startedAt: now.toISOString() }, undefined);
  return { ...decision, news: [{ reason: 'RolloutStarted', note }, ...decision.news] };
}

/** Stays at its step, or goes to the next one whose time is not over yet. */
function goOn(input: RolloutInput, position: Position, figures: Figures | undefined): RolloutDecision {
  const { rollout, next, now } = input;
  const steps = stepsOf(rollout);
  // spec may have fewer steps than when this one began.
  const step = Math.min(position.step, steps.length);
  const { weight, pause } = steps[step - 1] as RolloutStep;
  const leftMs = Date.parse(position.startedAt) + pause * 1000 - now.getTime();
  const at = `version ${position.candidate} answers ${weight} of all requests, step ${step} of ${steps.length}`;
  const stay = (mark: Mark, againInMs?: number) => standAt(input, { ...position, step }, { mark, againInMs });
  if (rollout.paused === true)
    return stay(markUnknown('Paused', `${at}; spec.rollout.paused holds it there`), lookAgain(rollout));
  if (leftMs > 0) return stay(markTrue('Progressing', at), lookAgain(rollout, leftMs));
  const waitsFor = next === position.candidate ? missingFigure(rollout.abort, figures) : 'it is not Ready';
  if (waitsFor !== undefined)
    return stay(markUnknown('WaitingForData', `${at}; it goes on when all is known: ${waitsFor}`), LOOK_MS);
  if (step === steps.length) return finish(input, position);
  return goOn(input, { ...position, step: step + 1, startedAt: now.toISOString() }, undefined);
}

const lookAgain = ({ abort }: Rollout, leftMs = Infinity): number | undefined => {
  const ms = Math.min(leftMs, abort === undefined ? Infinity : LOOK_MS);
  return ms === Infinity ? undefined : ms;
};

function standAt(
  { rollout, functionVersion, before }: RolloutInput,
  { candidate, step, startedAt }: Position,
  { mark, againInMs }: { mark: Mark; againInMs: number | undefined },
): RolloutDecision {
  const steps = stepsOf(rollout);
  const failed = before?.failedVersion === undefined ? {} : { failedVersion: before.failedVersion };
  return {
    routing: { functionVersion, candidateVersion: candidate, candidateWeight: steps[step - 1]?.weight ?? 0 },
    status: { step, steps: steps.length, stepStartedAt: startedAt, ...failed },
    mark,
    news: [],
    ...(againInMs === undefined ? {} : { againInMs }),
  };
}

function finish(input: RolloutInput, { candidate }: Position): RolloutDecision {
  const note = `version ${candidate} has taken over from version ${input.functionVersion}`;
  const done = rest({ ...input, functionVersion: candidate, before: undefined });
  return { ...done, news: [{ reason: 'RolloutDone', note }] };
}

function abort(input: RolloutInput, { candidate, step, startedAt }: Position, broken: string): RolloutDecision {
  const message = `version ${candidate} was taken back at step ${step}, version ${input.functionVersion} answers: ${broken}`;
  const steps = stepsOf(input.rollout).length;
  const before = { step, steps, stepStartedAt: startedAt, failedVersion: candidate, message };
  return { ...rest({ ...input, before }), news: [{ reason: 'RolloutAborted', note: message }] };
}
