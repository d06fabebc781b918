// Code that does not fit into a manifest, and layers: from where they are kept to what a handler finds.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { StoredFunction } from '../../operator/api/function.ts';
import { SYSTEM_NAMESPACE } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { packOf } from '../support/pack/pack-of.ts';
import { until } from '../support/until.ts';
import { hostPackages, type PackageHost } from './support/package-host.ts';
import { allowUploads, upload } from './support/uploads.ts';
import { getFunction, getJson, openStory, type Story } from './support/world.ts';

const answers = (text: string): string => `export const handler = async () => ${JSON.stringify(text)};`;

describe('code from a package', () => {
  let story: Story;
  let server: PackageHost;

  before(async () => {
    story = await openStory();
    server = await hostPackages(story.world.cluster.hostAddress);
  });
  after(() => server[Symbol.asyncDispose]());

  test('by URL: more than a message holds, with its modes, read-only for the handler; a bad update changes nothing', async () => {
    const package1 = packOf({
      'index.mjs': `
        import { execFileSync } from 'node:child_process';
        import { readFileSync, statSync, writeFileSync } from 'node:fs';
        const tryWrite = (path) => { try { writeFileSync(path, 'x'); return 'written'; } catch ({ code }) { return code; } };
        export const handler = async () => ({
          bytes: statSync('ballast.bin').size,
          program: execFileSync(process.env.LAMBDA_TASK_ROOT + '/bin/say', ['-p', '"it runs"']).toString().trim(),
          writes: [tryWrite('/var/task/new'), tryWrite('/var/task/index.mjs'), tryWrite('/opt/new'), tryWrite('/tmp/new')],
        });`,
      'ballast.bin': randomBytes(3 * 2 ** 20),
      'bin/say': { program: '#!/usr/local/bin/node\nconsole.log("it runs");' },
    });
    server.files.set('/one.zip', package1.zip);
    await applyCode('by-url', { zip: { url: `${server.origin}/one.zip`, sha256: package1.sha256 } });
    await untilReady('by-url');
    const { status, body } = await invoke(story.target, 'by-url');
    assert.equal(status, 200, body);
    const { bytes, program, writes } = JSON.parse(body) as { bytes: number; program: string; writes: string[] };
    assert.deepEqual({ bytes, program }, { bytes: 3 * 2 ** 20, program: 'it runs' });
    assert.ok(
      writes.slice(0, 3).every((end) => end === 'EACCES' || end === 'EROFS'),
      writes.join(' '),
    );
    assert.equal(writes[3], 'written');

    const package2 = packOf({ 'index.mjs': answers('the second') });
    server.files.set('/two.zip', package2.zip);
    await applyCode('by-url', { zip: { url: `${server.origin}/two.zip`, sha256: package1.sha256 } });
    // The namespace has brought those bytes before, so nothing has to be fetched.
    await untilReady('by-url');
    await applyCode('by-url', { zip: { url: `${server.origin}/two.zip`, sha256: '0'.repeat(64) } });
    const { reason, message } = await untilNotReady('by-url');
    assert.equal(reason, 'CodeMismatch');
    assert.match(message, /spec\.code\.zip\.sha256/);
    assert.equal((await invoke(story.target, 'by-url')).status, 200);
    await applyCode('by-url', { zip: { url: `${server.origin}/two.zip`, sha256: package2.sha256 } });
    await untilReady('by-url');
    await until('the new code to answer', async () => (await invoke(story.target, 'by-url')).body === '"the second"');
  });

  test('from a private address only where the installation names the host', async () => {
    const { clusterIP } = (
      (await getJson({ ...story, namespace: 'default' }, 'service', 'kubernetes')) as {
        spec: { clusterIP: string };
      }
    ).spec;
    await applyCode('curious', { zip: { url: `https://${clusterIP}/version`, sha256: '0'.repeat(64) } });
    assert.equal((await untilNotReady('curious')).reason, 'CodeAddressRefused');
  });

  test('uploaded: usable in that namespace alone', async () => {
    const { zip } = packOf({ 'index.mjs': answers('uploaded') });
    const { sha256 } = await upload(await allowUploads(story), zip);
    await applyCode('by-upload', { upload: { sha256 } });
    await untilReady('by-upload');
    assert.equal((await invoke(story.target, 'by-upload')).body, '"uploaded"');

    const stranger = await openStory();
    await applyCode('by-upload', { upload: { sha256 } }, stranger);
    assert.equal((await untilNotReady('by-upload', stranger)).reason, 'CodeMissing');
  });

  test('a layer may come later, and may go', async () => {
    const code = { inline: { 'index.js': `exports.handler = async () => require('words').hello;` } };
    await applyFunction('layered', { code, layers: ['words.1'], idleTimeout: 1 });
    assert.equal((await untilNotReady('layered')).reason, 'LayerMissing');
    await applyLayer('words', 1, { 'nodejs/node_modules/words/index.js': `exports.hello = 'from a layer';` });
    await untilReady('layered');
    assert.equal((await invoke(story.target, 'layered')).body, '"from a layer"');
    const again = applyLayer('words', 1, { 'nodejs/node_modules/words/index.js': `exports.hello = 'changed';` });
    await assert.rejects(again, /immutable/);
    await story.world.cluster.kubectl(['delete', 'layer', 'words.1', '-n', story.namespace]);
    await until('its instance to go', async () => (await podsOf('layered')).length === 0, { withinMs: 60_000 });
    assert.equal((await invoke(story.target, 'layered')).body, '"from a layer"');
    assert.equal(readyOf(await getFunction(story, 'layered'))?.status, 'True');
  });

  test('what the store has lost is fetched again from its source', async () => {
    const { zip, sha256 } = packOf({ 'index.mjs': answers('kept'), 'ballast.bin': randomBytes(2 ** 21) });
    server.files.set('/kept.zip', zip);
    await applyCode('kept', { zip: { url: `${server.origin}/kept.zip`, sha256 } }, story, { idleTimeout: 1 });
    await untilReady('kept');
    const { kubectl } = story.world.cluster;
    const part = (name: string): string[] => ['-n', SYSTEM_NAMESPACE, '-l', `app.kubernetes.io/component=${name}`];
    await kubectl(['delete', 'pod', ...part('code-store'), '--wait=true']);
    const timesAsked = (): number => server.asked.filter((path) => path === '/kept.zip').length;
    await until('the operator to fetch it again', () => timesAsked() === 2, { withinMs: 120_000 });
    // Without their caches, too: activators that start anew.
    await kubectl(['rollout', 'restart', 'deployment/pilotlight-activator', '-n', SYSTEM_NAMESPACE]);
    await kubectl(['rollout', 'status', 'deployment/pilotlight-activator', '-n', SYSTEM_NAMESPACE, '--timeout=120s']);
    assert.equal((await invoke(story.target, 'kept')).body, '"kept"');
  });

  const podsOf = async (name: string): Promise<unknown[]> =>
    ((await getJson(story, 'pods', '-l', `pilotlight.dev/function=${name}`)) as { items: unknown[] }).items;

  const applyCode = (name: string, code: object, where = story, spec: object = {}): Promise<void> =>
    applyFunction(name, { code, ...spec }, where);

  async function applyFunction(name: string, spec: object, where = story): Promise<void> {
    await applyObject('Function', name, { runtime: 'nodejs24.x', handler: 'index.handler', ...spec }, where);
  }

  async function applyLayer(layerName: string, version: number, inline: Record<string, string>): Promise<void> {
    await applyObject('Layer', `${layerName}.${version}`, { layerName, version, content: { inline } }, story);
  }

  async function applyObject(kind: string, name: string, spec: object, { world, namespace }: Story): Promise<void> {
    const manifest = { apiVersion: 'pilotlight.dev/v1alpha1', kind, metadata: { name, namespace }, spec };
    await world.cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(manifest) });
  }

  async function untilReady(name: string, where = story): Promise<void> {
    await until(
      `${name} Ready`,
      async () => {
        const fn = await getFunction(where, name);
        return fn.status?.observedGeneration === fn.metadata.generation && readyOf(fn)?.status === 'True';
      },
      { withinMs: 60_000 },
    );
  }

  function untilNotReady(name: string, where = story): Promise<{ reason: string; message: string }> {
    return until(
      `${name} not Ready`,
      async () => {
        const fn = await getFunction(where, name);
        const ready = readyOf(fn);
        return fn.status?.observedGeneration === fn.metadata.generation && ready?.status === 'False'
          ? ready
          : undefined;
      },
      { withinMs: 60_000 },
    );
  }
});

const readyOf = ({ status }: StoredFunction) => status?.conditions?.find(({ type }) => type === 'Ready');
