import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LeaderElection } from '../../../operator/kube/leader.ts';
import { leases } from '../../../operator/kube/resources.ts';
import { systemClock } from '../../../operator/reconcile/clock.ts';
import { until } from '../../support/until.ts';
import { freshNamespace, openWorld, type World } from './support/world.ts';

describe('LeaderElection on a real API server', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  async function makeLease(): Promise<{ name: string; namespace: string }> {
    const namespace = await freshNamespace(world);
    await world.client.create(leases, { metadata: { name: 'operator', namespace } }, { manager: 'test' });
    return { name: 'operator', namespace };
  }

  const elect = (lease: { name: string; namespace: string }, identity: string): LeaderElection =>
    new LeaderElection({
      client: world.client,
      lease,
      identity,
      clock: systemClock,
      durationMs: 2000,
      renewDeadlineMs: 1000,
      retryMs: 100,
      onError: () => {},
    });

  test('one leads, the other waits and takes over at once when the lease is handed on', async () => {
    const lease = await makeLease();
    const stopFirst = new AbortController();
    const first = elect(lease, 'first');
    const leading = await first.lead(stopFirst.signal);
    assert.equal(leading?.aborted, false);
    const stopSecond = new AbortController();
    let secondLeads = false;
    const second = elect(lease, 'second').lead(stopSecond.signal);
    void second.then(() => (secondLeads = true));
    await until('a renewal by the first', async () => {
      const { spec } = await world.client.get(leases, lease);
      return spec?.renewTime !== spec?.acquireTime;
    });
    assert.equal(secondLeads, false);
    stopFirst.abort();
    await first.release();
    await second;
    assert.equal((await world.client.get(leases, lease)).spec?.holderIdentity, 'second');
    stopSecond.abort();
  });

  test('a holder that is gone is followed after the lease’s duration', async () => {
    const lease = await makeLease();
    const stop = new AbortController();
    await elect(lease, 'first').lead(stop.signal);
    stop.abort();
    const stopSecond = new AbortController();
    const leading = await elect(lease, 'second').lead(stopSecond.signal);
    assert.equal(leading?.aborted, false);
    stopSecond.abort();
  });

  test('a leader whose lease somebody takes stops before it writes again', async () => {
    const lease = await makeLease();
    const stop = new AbortController();
    const leading = await elect(lease, 'first').lead(stop.signal);
    const current = await world.client.get(leases, lease);
    const stolen = {
      ...current.spec,
      holderIdentity: 'thief',
      renewTime: new Date().toISOString().replace('Z', '000Z'),
    };
    await world.client.merge(leases, lease, { spec: stolen }, { manager: 'thief' });
    await until('the signal of its leadership to end', () => leading?.aborted);
    stop.abort();
  });
});
