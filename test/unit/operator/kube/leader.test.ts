import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { NotLeading } from '../../../../operator/kube/fence.ts';
import { LeaderElection } from '../../../../operator/kube/leader.ts';
import { sendJson, startApiServer, type ApiServer } from '../../../support/api-server.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

describe('LeaderElection', () => {
  let server: ApiServer;
  let holder: string;
  let answering: boolean;
  let clock: FakeClock;
  let election: LeaderElection;
  const stop = new AbortController();

  beforeEach(async () => {
    holder = '';
    answering = true;
    clock = new FakeClock();
    server = await startApiServer(({ method }, response) => {
      if (!answering) return;
      if (method === 'PUT') holder = 'me';
      const spec = { holderIdentity: holder, leaseDurationSeconds: 10 };
      sendJson(response, 200, { metadata: { name: 'operator', namespace: 'ns', resourceVersion: '1' }, spec });
    });
    election = new LeaderElection({
      client: new KubeClient(server.connection),
      lease: { namespace: 'ns', name: 'operator' },
      identity: 'me',
      clock,
      durationMs: 10_000,
      renewDeadlineMs: 6_000,
      retryMs: 1_000,
      onError: () => {},
    });
  });
  afterEach(() => server.stop());

  const mayWrite = (): boolean => {
    try {
      election.check();
      return true;
    } catch (error) {
      assert.ok(error instanceof NotLeading);
      return false;
    }
  };

  test('lets nobody write before it leads', () => {
    assert.equal(mayWrite(), false);
  });

  test('a process that was frozen may not write when it wakes, before any timer has run', async () => {
    const leading = await election.lead(stop.signal);
    assert.equal(mayWrite(), true);
    clock.freeze(30_000);
    assert.equal(leading?.aborted, false, 'nothing has told it yet');
    assert.equal(mayWrite(), false);
    clock.advance(0);
    await until('its leadership to end', () => leading?.aborted);
  });

  test('a renewal counts from when it was asked for', async () => {
    await election.lead(stop.signal);
    for (let second = 0; second < 20; second++) {
      const asked = server.requests.length;
      clock.advance(1_200);
      await until('a renewal', () => server.requests.length >= asked + 2 && clock.pending === 1);
      assert.equal(mayWrite(), true);
    }
  });

  test('when the API server does not answer, it gives up at the renew deadline', async () => {
    const leading = await election.lead(stop.signal);
    answering = false;
    await until('its leadership to end', () => {
      clock.advance(500);
      return leading?.aborted;
    });
    assert.ok(clock.monotonicMs() >= 6_000 && clock.monotonicMs() < 9_000, `after ${clock.monotonicMs()} ms`);
    assert.equal(mayWrite(), false);
  });

  test('when somebody else holds the lease, it gives up at once', async () => {
    const leading = await election.lead(stop.signal);
    holder = 'thief';
    await until('its leadership to end', () => {
      clock.advance(500);
      return leading?.aborted;
    });
    assert.ok(clock.monotonicMs() < 6_000, `after ${clock.monotonicMs()} ms`);
    assert.equal(holder, 'thief');
  });

  test('what is released may not write, even if a renewal is under way', async () => {
    const end = new AbortController();
    await election.lead(end.signal);
    clock.advance(1_200);
    end.abort();
    await election.release();
    assert.equal(mayWrite(), false);
  });
});
