import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FromActivatorInit } from '@pilotlight/runtime-shim/proto';
import { Assigner } from '../../../../../operator/activator/instances/assigner.ts';
import { Instance } from '../../../../../operator/activator/instances/instance.ts';
import type { RevisionPool } from '../../../../../operator/activator/instances/revision-pool.ts';
import { Stream } from '../../../../../operator/activator/instances/stream.ts';
import { PilotlightError } from '../../../../../operator/api/errors.ts';
import { buildFunction } from '../../../../support/build.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { noCode } from '../../../../support/no-code.ts';

const turn = (): Promise<void> => new Promise(setImmediate);
const nothing = (): void => undefined;

function setUp() {
  const clock = new FakeClock();
  const sent: FromActivatorInit[] = [];
  const asked: PromiseWithResolvers<Buffer>[] = [];
  const assigned: Instance[] = [];
  const code = { digest: 'a'.repeat(64), size: 10 };
  const revision = { id: 'r', functionName: 'f', version: '$LATEST', spec: buildFunction().spec, code, layers: [] };
  const pool = { role: 'serving', revision } as unknown as RevisionPool;
  const load = (): Promise<Buffer> => {
    asked.push(Promise.withResolvers<Buffer>());
    return asked.at(-1)?.promise ?? Promise.reject(new Error('never'));
  };
  const assigner = new Assigner({
    clock,
    region: 'local',
    account: '123456789012',
    code: { ...noCode, load },
    epoch: () => 7,
    pool: () => pool,
    onAssigned: (instance) => void assigned.push(instance),
  });
  const events = { free: nothing, refused: nothing, initialised: nothing, draining: nothing, gone: nothing };
  const options = { clock, events, epoch: () => 7, reattachMs: 1, silenceMs: 60_000 };
  const write = (message: FromActivatorInit): boolean => sent.push(message) > 0;
  const stream = new Stream({ write, once: nothing, end: nothing });
  const instance = new Instance({ podUid: 'u', podName: 'p', revision: 'r' }, stream, options);
  return { clock, sent, asked, assigned, pool, assigner, instance };
}

const away = new PilotlightError('CodeUnavailable', 'The store is away.');

describe('an instance whose code has to come first', () => {
  test('is told once it is there, once, and may work then', async () => {
    const { sent, asked, assigned, assigner, instance } = setUp();
    assigner.assign(instance);
    assigner.assign(instance);
    await turn();
    assert.deepEqual([asked.length, sent.length, instance.isIdle], [1, 0, false]);
    asked[0]?.resolve(Buffer.from('zip'));
    await turn();
    assert.equal(sent[0]?.assign?.epoch, 7);
    assert.deepEqual([assigned.length, instance.isIdle], [1, true]);
    assigner.assign(instance);
    assert.equal(asked.length, 1);
  });

  test('is tried again, ever later, and the reason is known meanwhile', async () => {
    const { clock, sent, asked, assigner, instance } = setUp();
    assigner.assign(instance);
    for (const [index, atMostMs] of [100, 200, 400].entries()) {
      asked[index]?.reject(away);
      await turn();
      assert.equal(assigner.failureOf('r'), away);
      clock.advance(atMostMs / 2 - 1);
      assert.equal(asked.length, index + 1);
      clock.advance(atMostMs / 2 + 1);
      assert.equal(asked.length, index + 2);
    }
    asked.at(-1)?.resolve(Buffer.from('zip'));
    await turn();
    assert.equal(sent.length, 1);
    assert.equal(assigner.failureOf('r'), undefined);
  });

  for (const [what, happen] of [
    ['has left', ({ instance }) => instance.lost()],
    ['belongs to a retired revision', ({ pool }) => void (pool.role = 'retired')],
    ['belongs to another activator', ({ assigner }) => assigner.stop()],
  ] as [string, (given: ReturnType<typeof setUp>) => void][]) {
    test(`that ${what} meanwhile is told nothing, and nobody tries again`, async () => {
      for (const settle of ['resolve', 'reject'] as const) {
        const given = setUp();
        const { clock, sent, asked, assigner, instance } = given;
        assigner.assign(instance);
        happen(given);
        if (settle === 'resolve') asked[0]?.resolve(Buffer.from('zip'));
        else asked[0]?.reject(away);
        await turn();
        clock.advance(60_000);
        assert.deepEqual([sent.length, asked.length, clock.pending], [0, 1, 0]);
      }
    });
  }
});
