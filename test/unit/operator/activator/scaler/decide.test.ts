import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideScale, idleLookMs, type ScaleInput } from '../../../../../operator/activator/scaler/decide.ts';

const busy = { busy: true, releasing: false, idleForMs: 0 };
const idle = (idleForMs: number) => ({ busy: false, releasing: false, idleForMs });
const leaving = { busy: false, releasing: true, idleForMs: 9_000 };
const nothing: ScaleInput = {
  role: 'serving',
  replicas: 0,
  maxInstances: 10,
  waiting: 0,
  instances: [],
  quietForMs: 0,
  idleTimeoutMs: 1000,
  servingBusy: 0,
};

const rows: [string, Partial<ScaleInput>, { replicas: number; release?: number[]; look?: number }][] = [
  ['nothing to do stays at zero', {}, { replicas: 0 }],
  ['one that waits gets one', { waiting: 1 }, { replicas: 1 }],
  ['many that wait get at most the maximum', { waiting: 200, maxInstances: 5 }, { replicas: 5 }],
  ['busy ones count too', { replicas: 2, waiting: 3, instances: [busy, busy] }, { replicas: 5 }],
  ['what starts already is not asked for again', { replicas: 3, waiting: 3 }, { replicas: 3, look: 1100 }],
  ['one that waits uses what starts', { replicas: 3, waiting: 1 }, { replicas: 3, look: 1100 }],
  ['busy ones stay, however long', { replicas: 1, instances: [{ ...busy, idleForMs: 99_000 }] }, { replicas: 1 }],
  ['idle ones stay for their time', { replicas: 1, instances: [idle(400)] }, { replicas: 1, look: 700 }],
  ['then they go', { replicas: 1, instances: [idle(1000)] }, { replicas: 0, release: [0] }],
  [
    'the most idle goes first',
    { replicas: 3, instances: [idle(1500), idle(2000), idle(100)] },
    { replicas: 1, release: [1, 0], look: 1000 },
  ],
  [
    'an idle one is kept for what waits',
    { replicas: 2, waiting: 1, instances: [idle(5000), idle(4000)] },
    { replicas: 1, release: [0], look: 1 },
  ],
  [
    'one that leaves already is not chosen again',
    { replicas: 1, instances: [leaving, idle(100)] },
    { replicas: 1, look: 1000 },
  ],
  [
    'a lower maximum takes idle ones',
    { replicas: 3, maxInstances: 1, instances: [idle(1), idle(3), idle(2)] },
    { replicas: 1, release: [1, 2], look: 1099 },
  ],
  ['a lower maximum takes no busy one', { replicas: 2, maxInstances: 1, instances: [busy, busy] }, { replicas: 2 }],
  ['what never attached goes when all is quiet', { replicas: 2, quietForMs: 1000 }, { replicas: 0 }],
  ['what never attached stays while it is waited for', { replicas: 2, waiting: 2, quietForMs: 1000 }, { replicas: 2 }],
  ['the next revision gets one', { role: 'next' }, { replicas: 1 }],
  ['the next revision gets what the old one uses', { role: 'next', servingBusy: 4 }, { replicas: 4 }],
  ['the next revision gets at most its maximum', { role: 'next', servingBusy: 40 }, { replicas: 10 }],
  ['the next revision is not scaled in', { role: 'next', replicas: 6, servingBusy: 2 }, { replicas: 6 }],
  ['a retired one goes to zero', { role: 'retired', replicas: 3, instances: [idle(1)] }, { replicas: 0 }],
  ['a retired one finishes first', { role: 'retired', replicas: 3, instances: [idle(1), busy] }, { replicas: 3 }],
];

describe('decideScale', () => {
  for (const [what, input, { replicas, release = [], look }] of rows) {
    test(what, () => {
      const decision = decideScale({ ...nothing, ...input });
      assert.deepEqual(decision, { replicas, release, lookAgainInMs: look });
    });
  }
});

test('one looks a little after the idle time, so that a burst goes together', () => {
  assert.deepEqual([1_000, 60_000].map(idleLookMs), [1_100, 60_500]);
});
