import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Membership } from '../../../operator/activator/ownership/membership.ts';
import { readRing } from '../../../operator/activator/ownership/ring-record.ts';
import { memberOf, Ring } from '../../../operator/activator/ownership/ring.ts';
import { KubeClient } from '../../../operator/kube/client.ts';
import { connect } from '../../../operator/kube/connection.ts';
import { configMaps, pods } from '../../../operator/kube/resources.ts';
import { systemClock as clock } from '../../../operator/reconcile/clock.ts';
import { silentLog as log } from '../../support/log.ts';
import { until } from '../../support/until.ts';
import { freshNamespace, openWorld, type World } from '../operator/support/world.ts';

const RECORD = 'pilotlight-ring';
const write = { manager: 'test' };
const quickly = { everyMs: 10, withinMs: 10_000 };

describe('the ring on a real API server', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());

  async function openNamespace(): Promise<string> {
    const namespace = await freshNamespace(world);
    await world.client.create(configMaps, { metadata: { name: RECORD, namespace } }, write);
    return namespace;
  }

  async function createPod(namespace: string, name: string): Promise<void> {
    const labels = { part: 'activator' };
    const spec = { containers: [{ name: 'activator', image: 'none' }] };
    await world.client.create(pods, { metadata: { name, namespace, labels }, spec }, write);
  }

  async function setReady(namespace: string, name: string, ready: boolean): Promise<void> {
    const status = { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] };
    await world.client.merge(pods, { namespace, name }, { status }, { ...write, subresource: 'status' });
  }

  async function start(namespace: string, name: string, client: KubeClient = world.client) {
    const me = memberOf({ podName: name, podIp: '10.0.0.1', attachPort: 9090, peerPort: 9091 }, randomUUID());
    const ring = new Ring(me.process);
    const stop = new AbortController();
    const options = { client, clock, log, ring, me, namespace, record: RECORD, selector: 'part=activator' };
    const membership = new Membership(options);
    await membership.start(stop.signal);
    return { ring, me, membership, stop: () => stop.abort() };
  }

  const names = (ring: Ring): string[] => ring.members.map(({ name }) => name);
  const recorded = async (namespace: string) =>
    readRing((await world.client.get(configMaps, { name: RECORD, namespace })).data);

  test('an activator comes in once its pod is ready, and goes out when it leaves; each change is one epoch', async () => {
    const namespace = await openNamespace();
    await createPod(namespace, 'a');
    const a = await start(namespace, 'a');
    assert.deepEqual([names(a.ring), await recorded(namespace)], [[], undefined]);
    const before = Math.floor(Date.now() / 1000);
    await setReady(namespace, 'a', true);
    await until('a to be in', () => names(a.ring).length === 1, quickly);
    const first = a.ring.epoch;
    assert.ok(first >= before, 'the first epoch is the time');
    await createPod(namespace, 'b');
    await setReady(namespace, 'b', true);
    const b = await start(namespace, 'b');
    await until('both to know both', () => names(a.ring).length === 2 && names(b.ring).length === 2, quickly);
    await a.membership.leave();
    assert.deepEqual([names(a.ring), a.ring.epoch], [['b'], first + 2]);
    await until('b to know', () => b.ring.epoch === first + 2, quickly);
    assert.deepEqual(await recorded(namespace), { epoch: first + 2, members: [b.me] });
    b.stop();
    a.stop();
  });

  test('one that is gone is taken out by the others, once, however many they are', async () => {
    const namespace = await openNamespace();
    const all: Awaited<ReturnType<typeof start>>[] = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      await createPod(namespace, name);
      await setReady(namespace, name, true);
      all.push(await start(namespace, name));
    }
    await until('all to know all', () => all.every(({ ring }) => names(ring).length === 4), quickly);
    const epoch = all[0]?.ring.epoch ?? 0;
    const [dead, ...others] = all;
    dead?.stop();
    await setReady(namespace, 'a', false);
    await until('it to be out', () => others.every(({ ring }) => names(ring).join() === 'b,c,d'), quickly);
    assert.equal((await recorded(namespace))?.epoch, epoch + 1);
    for (const { stop } of others) stop();
  });

  test('a pod that is seen not ready for a moment stays in', async () => {
    const namespace = await openNamespace();
    for (const name of ['a', 'b']) await createPod(namespace, name);
    for (const name of ['a', 'b']) await setReady(namespace, name, true);
    const [a, b] = [await start(namespace, 'a'), await start(namespace, 'b')];
    await until('both to be in', () => names(a.ring).length === 2, quickly);
    const { epoch } = a.ring;
    await setReady(namespace, 'b', false);
    await setReady(namespace, 'b', true);
    // What comes after shows that the look of the moment is over.
    await createPod(namespace, 'c');
    await setReady(namespace, 'c', true);
    const c = await start(namespace, 'c');
    await until('the third to be in', () => names(a.ring).length === 3, quickly);
    assert.equal(a.ring.epoch, epoch + 1);
    for (const { stop } of [a, b, c]) stop();
  });

  test('a process that was started again in the same pod takes the place of the one before', async () => {
    const namespace = await openNamespace();
    await createPod(namespace, 'a');
    await setReady(namespace, 'a', true);
    const before = await start(namespace, 'a');
    await until('it to be in', () => names(before.ring).length === 1, quickly);
    before.stop();
    const again = await start(namespace, 'a');
    await until('the new one to be in', () => again.ring.members.some((member) => again.ring.isMe(member)), quickly);
    assert.deepEqual([names(again.ring), again.ring.epoch], [['a'], before.ring.epoch + 1]);
    again.stop();
  });

  test('a record that somebody emptied is made again, with a higher epoch', async () => {
    const namespace = await openNamespace();
    await createPod(namespace, 'a');
    await setReady(namespace, 'a', true);
    const a = await start(namespace, 'a');
    await until('it to be in', () => names(a.ring).length === 1, quickly);
    const { epoch } = a.ring;
    await world.client.merge(configMaps, { name: RECORD, namespace }, { data: null }, write);
    await until('a new epoch', async () => ((await recorded(namespace))?.epoch ?? 0) > epoch, quickly);
    assert.deepEqual(names(a.ring), ['a']);
    a.stop();
  });

  test('leaving has an end also when the API server does not take it', async () => {
    const namespace = await openNamespace();
    await createPod(namespace, 'a');
    await setReady(namespace, 'a', true);
    const away = new KubeClient(await connect({ path: world.cluster.kubeconfig }));
    let isAway = false;
    away.replace = (...call) => (isAway ? Promise.reject(new Error('away')) : world.client.replace(...call));
    const a = await start(namespace, 'a', away);
    await until('it to be in', () => names(a.ring).length === 1, quickly);
    isAway = true;
    await a.membership.leave();
    assert.equal(a.ring.owns('shop/f'), false);
    assert.deepEqual(names(a.ring), ['a']);
    a.stop();
  });
});
