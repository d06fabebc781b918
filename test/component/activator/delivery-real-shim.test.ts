import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { archiveInline } from '../../../operator/code/archive.ts';
import { TestCertificate } from '../../support/certificates.ts';
import { until } from '../../support/until.ts';
import { Packages } from './support/packages.ts';
import { Supervisor } from './support/supervisor.ts';
import { World, type FunctionOptions } from './support/world.ts';

const handler = `
  import { readFileSync, existsSync } from 'node:fs';
  const opt = import.meta.dirname + '/../opt/';
  const read = (name) => existsSync(opt + name) ? readFileSync(opt + name, 'utf8') : 'nothing';
  export const handler = async () => ({ size: readFileSync(import.meta.dirname + '/data.txt').length, a: read('a.txt'), b: read('b.txt') });
`;

describe('packages in real shims', () => {
  let packages: Packages;
  let world: World;
  const pods: Supervisor[] = [];
  before(async () => {
    const certificate = await TestCertificate.make();
    packages = await Packages.open({ certificate });
    world = await World.open({ certificate, code: packages.code, waitMs: 20_000 });
  });
  after(async () => {
    for (const pod of pods) pod[Symbol.dispose]();
    await world[Symbol.asyncDispose]();
    await packages[Symbol.asyncDispose]();
  });

  const bring = (files: Record<string, string>) => {
    const { zip } = archiveInline(files);
    return { digest: packages.bring(zip), size: zip.length };
  };
  const text = (bytes: number): string => randomBytes(bytes / 2).toString('hex');
  const start = (name: string, options: FunctionOptions): void => {
    const { options: fleet } = world.put(name, { ...options, startMs: Infinity });
    world.knowPod(`uid-${name}-0`, fleet.revision);
    pods.push(new Supervisor(fleet, `${name}-0`));
  };

  test('code and layers by token, a layer in Assign, later ones on top', async () => {
    const code = bring({ 'index.mjs': handler, 'data.txt': text(3_000_000) });
    const layers = [
      bring({ 'a.txt': 'first', 'b.txt': 'first', 'large.txt': text(2_000_000) }),
      bring({ 'b.txt': 'second' }),
    ];
    start('layered', { packages: { code, layers } });
    const { status, body } = await world.invoke('layered');
    assert.deepEqual([status, body], [200, '{"size":3000000,"a":"first","b":"second"}']);
  });

  test('code in Assign, with a layer by token', async () => {
    const code = bring({ 'index.mjs': handler.replace("'/data.txt'", "'/../opt/data.txt'") });
    const layer = bring({ 'data.txt': text(2_000_000), 'a.txt': 'layer' });
    start('small', { packages: { code, layers: [layer] } });
    const { status, body } = await world.invoke('small');
    assert.deepEqual([status, body], [200, '{"size":2000000,"a":"layer","b":"nothing"}']);
  });

  test('a corrupt file in the cache: the shim tries again, and has the right one', async () => {
    const code = bring({ 'index.mjs': handler, 'data.txt': text(2_000_000) });
    const name = 'mended';
    const { options } = world.put(name, { packages: { code }, startMs: Infinity });
    await packages.code.prepare(code.digest);
    writeFileSync(join(packages.cache, code.digest), randomBytes(code.size));
    const before = packages.opened;
    world.knowPod(`uid-${name}-0`, options.revision);
    pods.push(new Supervisor(options, `${name}-0`));
    const { status, body } = await world.invoke(name);
    assert.deepEqual([status, body], [200, '{"size":2000000,"a":"nothing","b":"nothing"}']);
    assert.equal(packages.opened, before + 1);
  });

  test('a store that is away when the pod starts, and back: the caller has waited, and is answered', async () => {
    const attached = await world.metric('pilotlight_instances');
    packages.mark('away', true);
    const code = bring({ 'index.mjs': handler, 'data.txt': text(2_000_000) });
    start('late', { packages: { code } });
    const answer = world.invoke('late');
    await until('the pod to attach', async () => (await world.metric('pilotlight_instances')) > attached);
    packages.mark('away', false);
    const { status, body } = await answer;
    assert.deepEqual([status, body], [200, '{"size":2000000,"a":"nothing","b":"nothing"}']);
  });
});
