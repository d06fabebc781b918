import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RefusalReason } from '../../../../runtime-shim/proto/index.ts';
import { type InstanceState, decideInvoke } from '../../../../runtime-shim/supervisor/decide-invoke.ts';

const none = (): boolean => false;
const only = (known: string) => (id: string) => id === known;
const idle: InstanceState = {
  assignedRevision: 'rev',
  draining: false,
  slotsTaken: 0,
  isRunning: none,
  isFinished: none,
};
const invoke = { requestId: 'r', revision: 'rev', current: true };

describe('decideInvoke', () => {
  const rows: [string, Partial<InstanceState>, Partial<typeof invoke>, object][] = [
    ['accepts when idle', {}, {}, { accept: true }],
    [
      'is STALE for a lower epoch, before anything else',
      { draining: true },
      { current: false },
      { refuse: RefusalReason.STALE },
    ],
    ['is TAKEN for another revision', {}, { revision: 'other' }, { refuse: RefusalReason.TAKEN }],
    ['is TAKEN before an Assign', { assignedRevision: undefined }, {}, { refuse: RefusalReason.TAKEN }],
    ['is BUSY when the slot is taken', { slotsTaken: 1 }, {}, { refuse: RefusalReason.BUSY }],
    ['is BUSY while draining', { draining: true }, {}, { refuse: RefusalReason.BUSY }],
    ['knows what runs', { slotsTaken: 1, isRunning: only('r'), draining: true }, {}, { known: 'running' }],
    ['knows what has finished', { isFinished: only('r') }, {}, { known: 'finished' }],
  ];
  for (const [what, state, asked, decision] of rows) {
    it(what, () => assert.deepEqual(decideInvoke({ ...idle, ...state }, { ...invoke, ...asked }), decision));
  }
});
