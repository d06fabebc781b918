import { after, before, describe } from 'node:test';
import { conformanceFunctions } from '../../conformance/functions.ts';
import { testConformance } from '../../conformance/run.ts';
import { Supervisor } from './support/supervisor.ts';
import { NAMESPACE, REGION, World } from './support/world.ts';

describe('Invoke on the wire, with real shims behind', () => {
  let world: World;
  const pods: Supervisor[] = [];
  before(async () => {
    world = await World.open({ waitMs: 15_000 });
    for (const [name, code] of Object.entries(conformanceFunctions)) {
      const fleet = world.put(name, { code, startMs: Infinity });
      world.knowPod(`uid-${name}-0`, fleet.options.revision);
      pods.push(new Supervisor(fleet.options, `${name}-0`));
    }
  });
  after(async () => {
    for (const pod of pods) pod[Symbol.dispose]();
    await world[Symbol.asyncDispose]();
  });

  testConformance(() => ({
    url: world.url,
    token: 'caller',
    strangerToken: 'stranger',
    namespace: NAMESPACE,
    account: world.account,
    region: REGION,
  }));
});
