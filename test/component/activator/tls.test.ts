// The certificate of a running activator changes, and with it the CAs: who is attached stays, and whoever dials gets through.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import type { Serving } from '../../../operator/api/attach-tls.ts';
import type { KeyPair } from '../../../operator/controllers/attach-tls/issue.ts';
import { connectToActivator } from '../../../runtime-shim/tls.ts';
import { makeAuthority, makeServing } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { ScriptedShim } from './support/shim.ts';
import { Supervisor } from './support/supervisor.ts';
import { World } from './support/world.ts';

const quickly = { everyMs: 5, withinMs: 10_000 };

/** The serial number that the activator shows. */
async function shown(world: World, trust: string): Promise<string> {
  const socket = connectToActivator(world.attachAddress, trust);
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

describe('the activator’s certificate', () => {
  test('is replaced while it runs, and nobody who is attached notices', async () => {
    const authority = await makeAuthority();
    await using world = await World.open();
    world.certificate.change(await makeServing([authority]));
    const fleet = world.put('f');
    await world.invoke('f');
    const trust = world.certificate.current().bundle;
    const before = await shown(world, trust);
    world.certificate.change(await makeServing([authority]));
    assert.notEqual(await shown(world, trust), before);
    assert.equal((await world.invoke('f')).status, 200);
    assert.equal(fleet.shims.length, 1);
    assert.equal(fleet.shims[0]?.lastStatus, undefined, 'its stream goes on');
  });

  test('lets an old shim and a new one in at each step of a rotation', async () => {
    await using world = await World.open();
    const [first, second] = [await makeAuthority('first'), await makeAuthority('second')];
    const steps: Record<string, Serving> = {
      'one CA': await makeServing([first]),
      'the next one is told': await makeServing([second, first], first),
      'and signs': await makeServing([second, first], second),
      'the first one is over': await makeServing([second]),
    };
    const fleet = world.put('f', { startMs: Infinity, spec: { concurrency: { maxInstances: 9 } } });
    let old: ScriptedShim | undefined;
    for (const [index, [step, serving]] of Object.entries(steps).entries()) {
      world.certificate.change(serving);
      if (old !== undefined) {
        await until(`it is told: ${step}`, () => old?.trust === serving.bundle, quickly);
        // It comes back by what it was told.
        old.break();
        await until('the activator noticed', () => world.latest('f') !== undefined, quickly);
        old.connect();
        await until(`the old one is back: ${step}`, () => old?.attached, quickly);
      }
      world.knowPod(`uid-new-${index}`, fleet.options.revision);
      const fresh = new ScriptedShim({ ...fleet.options, pod: `new-${index}`, trust: serving.bundle });
      fresh.connect();
      await until(`a new one is in: ${step}`, () => fresh.assigned !== undefined, quickly);
      assert.equal((await world.invoke('f')).status, 200);
      if (old === undefined) old = fresh;
      else fresh.close();
    }
    old?.close();
  });

  test('is not shown to those who trust another CA: a scripted shim and a real one get nowhere', async () => {
    await using world = await World.open();
    const foreign: KeyPair = await makeAuthority('foreign');
    const fleet = world.put('f', { startMs: Infinity, code: 'export const handler = async () => 1;' });
    for (const pod of ['scripted', 'real']) world.knowPod(`uid-${pod}`, fleet.options.revision);
    const options = { ...fleet.options, trust: foreign.certificate };
    const scripted = new ScriptedShim({ ...options, pod: 'scripted' });
    scripted.connect();
    using real = new Supervisor(options, 'real');
    assert.equal(await until('the end of the real one', () => real.exitCode, quickly), 1);
    assert.equal(scripted.attached, false);
    assert.equal(world.logged.filter(({ message }) => message === 'attached').length, 0);
    scripted.close();
  });
});
