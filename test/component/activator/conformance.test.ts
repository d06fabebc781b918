import { after, before, describe } from 'node:test';
import { conformanceFunctions } from '../../conformance/functions.ts';
import { testConformance, testVersions } from '../../conformance/run.ts';
import { conformanceAliases, conformanceVersions } from '../../conformance/version-rows.ts';
import { scriptOf } from './support/handler.ts';
import { anyCode, putAlias, putVersion } from './support/versions.ts';
import { NAMESPACE, REGION, World } from './support/world.ts';

const targetOf = (world: World) => ({
  url: world.url,
  token: 'caller',
  strangerToken: 'stranger',
  namespace: NAMESPACE,
  account: world.account,
  region: REGION,
});

async function openWorld(): Promise<World> {
  const world = await World.open({ code: anyCode });
  for (const [name, code] of Object.entries(conformanceFunctions)) world.put(name, { script: scriptOf(code) });
  return world;
}

describe('Invoke on the wire', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world[Symbol.asyncDispose]());
  testConformance(() => targetOf(world));
});

describe('Invoke of versions and aliases on the wire', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
    const script = scriptOf(conformanceFunctions.echo);
    for (const version of conformanceVersions) putVersion(world, 'echo', version, { script });
    for (const [alias, routing] of Object.entries(conformanceAliases)) putAlias(world, 'echo', alias, routing);
  });
  after(() => world[Symbol.asyncDispose]());
  testVersions(() => targetOf(world));
});
