import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RefusalReason } from '../../../../runtime-shim/proto/index.ts';
import { type InstanceState, decideInvoke } from '../../../../runtime-shim/supervisor/decide-invoke.ts';

const idle: InstanceState = { assignedRevision: 'rev', draining: false, running: new Set(), finished: new Set() };
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
    ['is BUSY when the slot is taken', { running: new Set(['x']) }, {}, { refuse: RefusalReason.BUSY }],
    ['is BUSY while draining', { draining: true }, {}, { refuse: RefusalReason.BUSY }],
    ['knows what runs', { running: new Set(['r']), draining: true }, {}, { known: 'running' }],
    ['knows what has finished', { finished: new Set(['r']) }, {}, { known: 'finished' }],
  ];
  for (const [what, state, asked, decision] of rows) {
    it(what, () => assert.deepEqual(decideInvoke({ ...idle, ...state }, { ...invoke, ...asked }), decision));
  }
});
