import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stepsOf, type Rollout, type RolloutStatus } from '../../../../../../operator/api/rollout.ts';
import {
  decideRollout,
  type RolloutDecision,
  type RolloutInput,
} from '../../../../../../operator/controllers/alias/rollout/decide.ts';
import type { Figures } from '../../../../../../operator/controllers/alias/rollout/figures.ts';
import { FakeClock } from '../../../../../support/clock.ts';

const figures = (given: Partial<Figures> = {}): Figures => ({
  invocations: 100,
  errors: 0,
  p99Ms: 20,
  missing: [],
  ...given,
});
const abort = { errorRate: 0.05, p99Milliseconds: 200, minimumInvocations: 50 };
const steps = [
  { weight: 0.1, pause: 60 },
  { weight: 0.5, pause: 30 },
];

/** An Alias's rollout over time: each look sees what the one before has left. */
class Story {
  readonly clock = new FakeClock();
  rollout: Rollout;
  good = '1';
  before: RolloutStatus | undefined;
  candidate: string | undefined;

  constructor(rollout: Rollout) {
    this.rollout = rollout;
  }

  look(next: string | undefined, seen?: Figures): RolloutDecision {
    const decision = decideRollout({
      rollout: this.rollout,
      functionVersion: this.good,
      position: this.#position(),
      next,
      figures: seen,
      before: this.before,
      now: this.clock.now(),
    });
    this.good = decision.routing.functionVersion;
    this.candidate = decision.routing.candidateVersion;
    this.before = decision.status;
    return decision;
  }

  /** Looks after that time. */
  after(seconds: number, next: string | undefined, seen?: Figures): RolloutDecision {
    this.clock.advance(seconds * 1000);
    return this.look(next, seen);
  }

  #position(): RolloutInput['position'] {
    if (this.candidate === undefined) return undefined;
    const { step = 0, stepStartedAt = '' } = this.before ?? {};
    return { candidate: this.candidate, step, startedAt: stepStartedAt };
  }
}

const short = ({ routing, mark }: RolloutDecision): string =>
  `${routing.functionVersion} ${routing.candidateVersion ?? '-'} ${routing.candidateWeight ?? '-'} ${mark.status} ${mark.reason}`;
const reasons = ({ news }: RolloutDecision): string[] => news.map(({ reason }) => reason);

describe('decideRollout', () => {
  test('goes up step by step, each for its time, then to the whole', () => {
    const story = new Story({ steps });
    const first = story.look('2');
    assert.equal(short(first), '1 2 0.1 True Progressing');
    assert.deepEqual(reasons(first), ['RolloutStarted']);
    assert.deepEqual(first.status, { step: 1, steps: 2, stepStartedAt: '2026-01-01T00:00:00.000Z' });
    assert.equal(first.againInMs, 60_000);
    const still = story.after(59, '2');
    assert.equal(short(still), '1 2 0.1 True Progressing');
    assert.equal(still.againInMs, 1000);
    const second = story.after(1, '2');
    assert.equal(short(second), '1 2 0.5 True Progressing');
    assert.deepEqual(second.status, { step: 2, steps: 2, stepStartedAt: '2026-01-01T00:01:00.000Z' });
    const done = story.after(30, '2');
    assert.equal(short(done), '2 - - True Done');
    assert.deepEqual(reasons(done), ['RolloutDone']);
    assert.equal(done.status, undefined);
    assert.equal(story.look(undefined).againInMs, undefined);
  });

  test('canary: a tenth, then all', () => {
    const story = new Story({ type: 'Canary10Percent5Minutes' });
    assert.equal(short(story.look('2')), '1 2 0.1 True Progressing');
    assert.equal(short(story.after(299, '2')), '1 2 0.1 True Progressing');
    assert.equal(short(story.after(1, '2')), '2 - - True Done');
  });

  test('linear: a tenth more each minute', () => {
    const story = new Story({ type: 'Linear10PercentEvery1Minute' });
    const weights = [story.look('2').routing.candidateWeight];
    for (let minute = 1; minute < 9; minute++) weights.push(story.after(60, '2').routing.candidateWeight);
    assert.deepEqual(weights, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    assert.equal(short(story.after(60, '2')), '2 - - True Done');
  });

  test('every type of CodeDeploy for Lambda is known', () => {
    assert.deepEqual(stepsOf({ type: 'Canary10Percent30Minutes' }), [{ weight: 0.1, pause: 1800 }]);
    assert.deepEqual(stepsOf({ type: 'Linear10PercentEvery10Minutes' }).at(-1), { weight: 0.9, pause: 600 });
  });

  test('all at once: in one look; with abort only once the figures are good', () => {
    const both = new Story({ type: 'AllAtOnce' }).look('2');
    assert.equal(short(both), '2 - - True Done');
    assert.deepEqual(reasons(both), ['RolloutStarted', 'RolloutDone']);
    const careful = new Story({ type: 'AllAtOnce', abort });
    assert.equal(short(careful.look('2')), '1 2 1 Unknown WaitingForData');
    assert.equal(short(careful.look('2', figures())), '2 - - True Done');
  });

  test('back at once when too many fail, also before the step is over', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    assert.equal(short(story.after(3, '2', figures({ errors: 5 }))), '1 2 0.1 True Progressing');
    const back = story.after(3, '2', figures({ errors: 6 }));
    assert.equal(short(back), '1 - - False Aborted');
    assert.deepEqual(reasons(back), ['RolloutAborted']);
    const message =
      'version 2 was taken back at step 1, version 1 answers: errorRate: 6 of 100 invocations failed (0.06), the limit is 0.05';
    assert.equal(back.news[0]?.note, message);
    assert.equal(back.status?.failedVersion, '2');
    assert.equal(back.status?.message, message);
    const later = story.look(undefined);
    assert.equal(short(later), '1 - - False Aborted');
    assert.deepEqual([later.mark.message, reasons(later)], [message, []]);
  });

  test('back at once when it is too slow', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    assert.equal(short(story.look('2', figures({ p99Ms: 200 }))), '1 2 0.1 True Progressing');
    const back = story.look('2', figures({ p99Ms: 201 }));
    assert.equal(short(back), '1 - - False Aborted');
    assert.match(back.mark.message, /p99Milliseconds: 201 ms in 100 invocations, the limit is 200 ms/);
  });

  test('few invocations judge nothing, and end no step', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    assert.equal(short(story.look('2', figures({ invocations: 49, errors: 49 }))), '1 2 0.1 True Progressing');
    const waiting = story.after(60, '2', figures({ invocations: 49 }));
    assert.equal(short(waiting), '1 2 0.1 Unknown WaitingForData');
    assert.match(waiting.mark.message, /fewer than 50 invocations/);
    assert.equal(waiting.againInMs, 3000);
    assert.equal(short(story.look('2', figures({ invocations: 50 }))), '1 2 0.5 True Progressing');
  });

  test('an activator that does not answer ends no step; what the others saw can take it back', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    const missing = ['activator a does not answer: refused'];
    const waiting = story.after(60, '2', figures({ missing }));
    assert.equal(short(waiting), '1 2 0.1 Unknown WaitingForData');
    assert.match(waiting.mark.message, /activator a does not answer/);
    assert.equal(short(story.after(3, '2')), '1 2 0.1 Unknown WaitingForData', 'nobody was asked');
    const noLatency = story.look('2', figures({ p99Ms: undefined }));
    assert.equal(short(noLatency), '1 2 0.1 Unknown WaitingForData');
    assert.equal(short(story.look('2', figures({ missing, errors: 6 }))), '1 - - False Aborted');
  });

  test('without abort figures do not count', () => {
    const story = new Story({ steps });
    story.look('2');
    assert.equal(short(story.after(60, '2', figures({ errors: 100 }))), '1 2 0.5 True Progressing');
  });

  test('paused: stays, and figures still take it back; then it goes on', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    story.rollout = { ...story.rollout, paused: true };
    assert.equal(short(story.after(600, '2', figures())), '1 2 0.1 Unknown Paused');
    assert.equal(short(story.look('3', figures())), '1 2 0.1 Unknown Paused', 'a newer one waits');
    story.rollout = { ...story.rollout, paused: false };
    assert.equal(short(story.look('2', figures())), '1 2 0.5 True Progressing');
    story.rollout = { ...story.rollout, paused: true };
    assert.equal(short(story.look('2', figures({ errors: 50 }))), '1 - - False Aborted');
    assert.equal(short(story.look('3')), '1 - - Unknown Paused', 'none begins');
    story.rollout = { ...story.rollout, paused: false };
    assert.equal(short(story.look('3')), '1 3 0.1 True Progressing');
  });

  test('a newer version mid-way begins anew, from the last good one', () => {
    const story = new Story({ steps });
    story.look('2');
    story.after(60, '2');
    const anew = story.after(10, '3');
    assert.equal(short(anew), '1 3 0.1 True Progressing');
    assert.deepEqual(anew.status, { step: 1, steps: 2, stepStartedAt: '2026-01-01T00:01:10.000Z' });
    assert.deepEqual(reasons(anew), ['RolloutStarted']);
  });

  test('after one that failed a newer one is tried, and the failure forgotten once that is done', () => {
    const story = new Story({ steps, abort });
    story.look('2');
    story.look('2', figures({ errors: 100 }));
    const third = story.look('3');
    assert.equal(short(third), '1 3 0.1 True Progressing');
    assert.deepEqual([third.status?.failedVersion, third.status?.message], ['2', undefined]);
    story.after(60, '3', figures());
    assert.equal(story.after(30, '3', figures()).status, undefined);
  });

  test('a candidate that is not ready any more ends no step', () => {
    const story = new Story({ steps });
    story.look('2');
    assert.equal(short(story.after(60, undefined)), '1 2 0.1 Unknown WaitingForData');
    assert.equal(short(story.look('2')), '1 2 0.5 True Progressing');
  });

  test('steps that became fewer: it goes on from the last of them', () => {
    const story = new Story({ type: 'Linear10PercentEvery1Minute' });
    story.look('2');
    for (let minute = 1; minute < 4; minute++) story.after(60, '2');
    story.rollout = { steps };
    assert.equal(short(story.look('2')), '1 2 0.5 True Progressing');
  });
});
