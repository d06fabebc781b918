import { after, before, describe } from 'node:test';
import { conformanceFunctions } from '../../conformance/functions.ts';
import { testConformance } from '../../conformance/run.ts';
import { scriptOf } from './support/handler.ts';
import { NAMESPACE, REGION, World } from './support/world.ts';

describe('Invoke on the wire', () => {
  let world: World;
  before(async () => {
    world = await World.open();
    for (const [name, code] of Object.entries(conformanceFunctions)) world.put(name, { script: scriptOf(code) });
  });
  after(() => world[Symbol.asyncDispose]());

  testConformance(() => ({
    url: world.url,
    token: 'caller',
    strangerToken: 'stranger',
    namespace: NAMESPACE,
    account: world.account,
    region: REGION,
  }));
});
