import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { callerToken } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { prepareS3Code } from './support/prepare-s3-code.ts';
import { prepareThumbnail } from './support/prepare-thumbnail.ts';
import { openWorld, type World } from './support/world.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/** What an example's README does before its Function is applied. */
type Preparation = (world: Pick<World, 'cluster' | 'url'>, folder: string) => Promise<AsyncDisposable | undefined>;

const preparations: Partial<Record<string, Preparation>> = { 's3-code': prepareS3Code, thumbnail: prepareThumbnail };

interface Manifest {
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** gitops is a repository of many folders, and has a story of its own. */
const names = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'function.yaml')));

/** Every folder is a story: apply its manifests, send event.json, get what expected.json holds. */
describe('each example does what it says', () => {
  for (const name of names) {
    test(name, async () => {
      const folder = join(examples, name);
      const { cluster, url } = await openWorld();
      const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
      files.sort((a, b) => orderOf(a) - orderOf(b));
      const rest = files.filter((file) => file !== 'function.yaml');
      for (const file of rest) await cluster.kubectl(['apply', '-f', join(folder, file)]);
      await using _ready = await preparations[name]?.({ cluster, url }, folder);
      await cluster.kubectl(['apply', '-f', join(folder, 'function.yaml')]);
      const manifests = files.flatMap((file) => readManifests(join(folder, file)));
      const fn = manifests.find(({ kind }) => kind === 'Function');
      assert.ok(fn !== undefined, 'an example has a Function');
      const { namespace = 'default' } = fn.metadata;
      // Callers use the alias where there is one.
      const called = manifests.find(({ kind }) => kind === 'Alias') ?? fn;
      const object = `${called.kind.toLowerCase()}/${called.metadata.name}`;
      await cluster.kubectl(['wait', '--for=condition=Ready', object, '-n', namespace, '--timeout=60s']);
      const functionName = called.metadata.name.replace('.', ':');
      const caller = manifests.find(({ kind }) => kind === 'ServiceAccount');
      const token = await callerToken(cluster, namespace, caller?.metadata.name ?? 'caller');
      const { status, headers, body } = await invoke({ url, token }, functionName, {
        body: readFileSync(join(folder, 'event.json'), 'utf8'),
      });
      assert.equal(status, 200, body);
      assert.equal(headers.get('x-amz-function-error'), null, body);
      assertHolds(JSON.parse(body), JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));
      assert.ok(existsSync(join(folder, 'README.md')), 'an example says what it shows');
    });
  }
});

/** The namespace has to be there before what lives in it. */
const orderOf = (file: string): number => (file === 'namespace.yaml' ? 0 : 1);

const readManifests = (path: string): Manifest[] =>
  parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as Manifest);

/** The answer may hold more, such as a request id. */
function assertHolds(actual: unknown, expected: unknown): void {
  if (typeof expected !== 'object' || expected === null) return assert.deepEqual(actual, expected);
  for (const [key, value] of Object.entries(expected)) assertHolds((actual as Record<string, unknown>)[key], value);
}
