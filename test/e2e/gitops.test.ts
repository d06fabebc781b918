// The same manifests again, by whatever tool: nothing is written, nothing starts anew, nothing differs. The audit log is the witness.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { archiveInline } from '../../operator/code/archive.ts';
import { until } from '../support/until.ts';
import { auditEvents } from './support/audit.ts';
import { ask, saying, untilVersion } from './support/published.ts';
import { openStory, type Story } from './support/world.ts';

const API = { apiVersion: 'pilotlight.dev/v1alpha1' };
const OPERATOR = 'system:serviceaccount:pilotlight-system:pilotlight-operator';
const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];
const STILL_MS = 2_000;

const inline = { 'index.mjs': saying('one') };
const codeSha256 = archiveInline(inline).sha256;
// So that no instance comes or goes meanwhile.
const spec = { runtime: 'nodejs24.x', handler: 'index.handler', code: { inline }, idleTimeout: 600 };
const layer = { layerName: 'words', version: 1, content: { inline: { 'nodejs/node_modules/words/index.js': '' } } };

const objects = [
  { ...API, kind: 'Layer', metadata: { name: 'words.1' }, spec: layer },
  { ...API, kind: 'Function', metadata: { name: 'shop' }, spec: { ...spec, publish: true, layers: ['words.1'] } },
  { ...API, kind: 'Function', metadata: { name: 'plain' }, spec },
  { ...API, kind: 'Version', metadata: { name: 'plain.7' }, spec: { functionName: 'plain', version: 7, codeSha256 } },
  {
    ...API,
    kind: 'Alias',
    metadata: { name: 'shop.live' },
    spec: { functionName: 'shop', aliasName: 'live', functionVersion: '$LATEST.PUBLISHED' },
  },
  {
    ...API,
    kind: 'Alias',
    metadata: { name: 'plain.live' },
    spec: { functionName: 'plain', aliasName: 'live', functionVersion: '7' },
  },
];

type Tool = (story: Story, folder: string) => Promise<unknown>;

const kubectl =
  (...flags: string[]): Tool =>
  ({ world, namespace }, folder) =>
    world.cluster.kubectl(['apply', ...flags, '-n', namespace, '-f', join(folder, 'templates')]);

const tools: Record<string, Tool> = {
  'kubectl apply': kubectl(),
  'kubectl apply --server-side': kubectl('--server-side'),
  'helm upgrade': ({ world, namespace }, folder) =>
    world.cluster.helm(['upgrade', '--install', 'shop', folder, '--namespace', namespace]),
};

describe('the same again changes nothing', () => {
  for (const [name, apply] of Object.entries(tools)) {
    test(name, async (t) => {
      const folder = makeChart();
      t.after(() => rmSync(folder, { recursive: true }));
      const story = await openStory();
      // Its instances would idle for long, on processors that others ask for.
      t.after(() => story.world.cluster.kubectl(['delete', 'namespace', story.namespace, '--wait=false']));
      await apply(story, folder);
      await untilVersion(story, 'plain.7');
      for (const called of ['shop:live', 'plain:live'])
        await until(`an answer of ${called}`, async () => (await ask(story, called)).word === 'one');
      const before = await untilStill(story);
      assert.notDeepEqual(operatorWrites(story, ''), [], 'the witness sees what it wrote the first time');

      const since = new Date().toISOString();
      await apply(story, folder);
      const diff = await story.world.cluster.kubectl([
        'diff',
        '-n',
        story.namespace,
        '-f',
        join(folder, 'templates'),
        ...(name.includes('server-side') ? ['--server-side'] : []),
      ]);
      assert.equal(diff.stdout, '');
      assert.equal((await ask(story, 'shop:live')).executed, '1');
      assert.deepEqual(await untilStill(story), before);
      assert.deepEqual(operatorWrites(story, since), []);
    });
  }
});

/** Also a folder of manifests for kubectl. */
function makeChart(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-gitops-'));
  mkdirSync(join(folder, 'templates'));
  writeFileSync(join(folder, 'Chart.yaml'), stringify({ apiVersion: 'v2', name: 'shop', version: '1.0.0' }));
  for (const object of objects)
    writeFileSync(join(folder, 'templates', `${object.kind}-${object.metadata.name}.yaml`), stringify(object));
  return folder;
}

/** Everything with its resourceVersion, children too, once it has been the same for a while. */
async function untilStill({ world, namespace }: Story): Promise<string[]> {
  const kinds = 'functions,versions,aliases,layers,deployments,secrets,networkpolicies,pods';
  const path = 'jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}';
  let last = '';
  let sinceMs = 0;
  const read = async (): Promise<string | undefined> => {
    const { stdout } = await world.cluster.kubectl(['get', kinds, '-n', namespace, '-o', path]);
    const now = stdout.split('\n').filter((line) => !line.includes('sh.helm.release'));
    if (now.join('\n') !== last) [last, sinceMs] = [now.join('\n'), performance.now()];
    return performance.now() - sinceMs > STILL_MS ? last : undefined;
  };
  return (await until('nothing to change any more', read, { withinMs: 60_000 })).split('\n');
}

const operatorWrites = ({ world, namespace }: Story, since: string): string[] =>
  auditEvents(
    world.cluster.auditLog,
    ({ user, verb, objectRef, requestReceivedTimestamp }) =>
      user.username === OPERATOR &&
      WRITES.includes(verb) &&
      objectRef?.namespace === namespace &&
      requestReceivedTimestamp > since,
  ).map(({ verb, objectRef }) => `${verb} ${objectRef?.resource} ${objectRef?.name}`);
