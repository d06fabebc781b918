import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { join } from 'node:path';
import { functions } from '../../../operator/kube/resources.ts';
import { auditEvents, type AuditEvent } from '../../e2e/support/audit.ts';
import { until } from '../../support/until.ts';
import {
  leaderOf,
  prepareInstallation,
  startOperatorProcess,
  type OperatorProcess,
} from './support/operator-process.ts';
import { createFunction, freshNamespace, openWorld, untilReady, type World } from './support/world.ts';

describe('two operators', () => {
  let world: World;
  let home: string;
  let leader: OperatorProcess;
  let standby: OperatorProcess;

  before(async () => {
    world = await openWorld();
  });
  after(() => world.stop());
  afterEach(async () => {
    for (const { child, ended } of [leader, standby]) {
      child.kill('SIGKILL');
      await ended;
    }
  });

  /** The first one leads, the second one stands by. */
  async function begin(preload: string[] = []): Promise<void> {
    home = await prepareInstallation(world);
    leader = await startOperatorProcess(world, home, 'first', preload);
    await until('the first one to lead', async () => (await leaderOf(world, home)) === leader.identity);
    standby = await startOperatorProcess(world, home, 'second');
  }

  /** From now until the standby holds the lease. */
  async function takeoverMs(withinMs: number): Promise<number> {
    const from = performance.now();
    const leads = async (): Promise<boolean> => (await leaderOf(world, home)) === standby.identity;
    await until('the other one to lead', leads, { withinMs, everyMs: 20 });
    return performance.now() - from;
  }

  test('one that is told to stop is followed within 2 s, in the middle of its work', async (t) => {
    await begin();
    const namespace = await startWork(20);
    leader.child.kill('SIGTERM');
    t.diagnostic(`followed after ${Math.round(await takeoverMs(2_000))} ms`);
    assert.equal(await leader.ended, 0);
    await allReady(namespace, 20);
  });

  test('one that is killed is followed within 15 s', async (t) => {
    await begin();
    const namespace = await startWork(20);
    leader.child.kill('SIGKILL');
    t.diagnostic(`followed after ${Math.round(await takeoverMs(15_000))} ms`);
    await allReady(namespace, 20);
  });

  test('one that was frozen for 30 s on its way to a write does not send it when it wakes', async () => {
    await begin([join(import.meta.dirname, 'support', 'freeze-before-write.ts')]);
    const namespace = await startWork(20);
    await until('it to be frozen', () => leader.isFrozen());
    const frozenAt = performance.now();
    await takeoverMs(15_000);
    await allReady(namespace, 20);
    await until('30 s to be over', () => performance.now() - frozenAt > 30_000);
    leader.child.kill('SIGCONT');
    await until('it to stand by', () => leader.log().includes('the lead was lost, standing by'));

    const tookOver = auditEvents(world.cluster.auditLog, (event) => isLeaseOf(event, standby))[0];
    assert.ok(tookOver !== undefined);
    const since = (event: AuditEvent): boolean => event.requestReceivedTimestamp >= tookOver.requestReceivedTimestamp;
    const writes = auditEvents(world.cluster.auditLog, isWrite).filter((event) => !isLease(event));
    const by = ({ username }: OperatorProcess) => writes.filter(({ user }) => user.username === username);
    assert.ok(by(leader).length > 0 && by(standby).length > 0, 'both have written in their time');
    assert.deepEqual(by(leader).filter(since), []);
    assert.deepEqual(
      by(standby).filter((event) => !since(event)),
      [],
    );
    assert.match(leader.log(), /not sent: this process does not hold the leader lease/, 'it would have written');

    standby.child.kill('SIGKILL');
    const leadsAgain = async (): Promise<boolean> => (await leaderOf(world, home)) === leader.identity;
    await until('it to lead again', leadsAgain, { withinMs: 15_000 });
    await createFunction(world, { namespace, name: 'again' });
    await untilReady(world, namespace, 'again');
  });

  /** Resolves in the middle of it. */
  async function startWork(count: number): Promise<string> {
    const namespace = await freshNamespace(world);
    const create = (_: unknown, index: number) => createFunction(world, { namespace, name: `fn-${index}` });
    await Promise.all(Array.from({ length: count }, create));
    await until('some of them Ready', async () => (await countReady(namespace)) > 0, { everyMs: 5 });
    return namespace;
  }

  async function countReady(namespace: string): Promise<number> {
    const { items } = await world.client.list(functions, {}, { namespace });
    return items.filter(({ status }) => status?.state === 'Active').length;
  }

  async function allReady(namespace: string, count: number): Promise<void> {
    for (let index = 0; index < count; index++) await untilReady(world, namespace, `fn-${index}`);
  }
});

const isWrite = ({ verb }: AuditEvent): boolean => ['create', 'update', 'patch', 'delete'].includes(verb);
const isLease = ({ objectRef }: AuditEvent): boolean => objectRef?.resource === 'leases';
const isLeaseOf = (event: AuditEvent, { username }: OperatorProcess): boolean =>
  isLease(event) && event.verb === 'update' && event.user.username === username && event.responseStatus?.code === 200;
