import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layers } from '../../../operator/kube/resources.ts';
import { buildLayer } from '../../support/build.ts';
import { inline, many, SHA256 } from './functions/row.ts';
import { describeRefusals, type BadRow, type GoodRow } from './support/refusals.ts';

const content = (source: Record<string, unknown>) => ({ content: source });
const files = (given: Record<string, unknown>) => content(inline(given).code);
const NAME = /metadata\.name must be <layerName>\.<version>/;

const bad: BadRow[] = [
  { why: 'a name of another version', name: 'common.3', says: NAME },
  { why: 'a name of another layer', name: 'fonts.2', says: NAME },
  { why: 'a name without a version', name: 'common', says: NAME },
  { why: 'a layer name in capitals', spec: { layerName: 'Common' }, says: /spec\.layerName must be lower-case/ },
  { why: 'a layer name with a dot', spec: { layerName: 'a.b' }, says: /spec\.layerName must be lower-case/ },
  { why: 'a layer name of 141 characters', spec: { layerName: 'l'.repeat(141) }, says: /spec\.layerName: Too long/ },
  { why: 'no layer name', spec: { layerName: undefined }, says: /spec\.layerName: Required/ },
  { why: 'version 0', spec: { version: 0 }, says: /spec\.version.*greater than or equal to 1/ },
  { why: 'a version that is text', spec: { version: '2' }, says: /spec\.version.*integer/ },
  { why: 'no content', spec: { content: undefined }, says: /spec\.content: Required/ },
  {
    why: 'content without a source',
    spec: content({}),
    says: /spec\.content must have exactly one of inline, zip, s3/,
  },
  {
    why: 'content from two sources',
    spec: content({ upload: { sha256: SHA256 }, inline: { a: 'x' } }),
    says: /spec\.content must have exactly one of inline, zip, s3/,
  },
  {
    why: 'a zip from a file',
    spec: content({ zip: { url: 'file:///a', sha256: SHA256 } }),
    says: /spec\.content\.zip\.url must be an http/,
  },
  { why: 'a file that climbs', spec: files({ '../a': 'x' }), says: /spec\.content\.inline: a file name must be a rel/ },
  {
    why: 'too many bytes',
    spec: files(many(4, 'x'.repeat(50_000))),
    says: /spec\.content\.inline must be at most 196608/,
  },
  { why: '16 runtimes', spec: { compatibleRuntimes: many16('nodejs') }, says: /compatibleRuntimes.*at most 15/ },
  {
    why: 'a runtime with a space',
    spec: { compatibleRuntimes: ['node js'] },
    says: /compatibleRuntimes.*should match/,
  },
  { why: 'no runtime at all', spec: { compatibleRuntimes: [] }, says: /compatibleRuntimes.*at least 1/ },
  {
    why: 'an architecture that Lambda has not',
    spec: { compatibleArchitectures: ['riscv64'] },
    says: /Unsupported value/,
  },
  {
    why: 'a description of 257 characters',
    spec: { description: 'd'.repeat(257) },
    says: /spec\.description: Too long/,
  },
  { why: 'a licence of 513 characters', spec: { licenseInfo: 'l'.repeat(513) }, says: /spec\.licenseInfo: Too long/ },
  { why: 'a field that it has not', spec: { codeSha256: 'x' }, says: /unknown field "spec\.codeSha256"/ },
];

const good: GoodRow[] = [
  { why: 'nothing but what is required' },
  { why: 'an upload', spec: content({ upload: { sha256: SHA256 } }) },
  { why: 'an object of S3', spec: content({ s3: { bucket: 'layers', key: 'common.zip' } }) },
  {
    why: 'all that can be said',
    name: 'my-layer.999999999',
    spec: {
      layerName: 'my-layer',
      version: 999_999_999,
      description: 'Shared helpers',
      compatibleRuntimes: ['nodejs24.x', 'python3.14', 'java8.al2', 'provided.al2023', 'dotnet8'],
      compatibleArchitectures: ['x86_64', 'arm64'],
      licenseInfo: 'Apache-2.0',
    },
  },
];

function many16(name: string): string[] {
  return Array.from({ length: 16 }, (_, index) => `${name}${index}.x`);
}

const { apiVersion, kind, metadata, spec } = buildLayer();

describeRefusals({
  manifest: { apiVersion, kind, metadata: { name: metadata.name }, spec },
  bad,
  good,
  more: (apply, opened) => {
    test('every change, whatever it is, and nothing when nothing changes', async () => {
      assert.equal((await apply({ why: 'first' })).code, 0);
      assert.equal((await apply({ why: 'again' })).code, 0, 'the same once more');
      for (const changed of [{ description: 'new' }, files({ 'a.txt': 'other' }), { licenseInfo: 'MIT' }]) {
        const { code, stderr } = await apply({ why: 'changed', spec: changed });
        assert.notEqual(code, 0, JSON.stringify(changed));
        assert.match(stderr, /a Layer is immutable: give the change the next version, as an object of its own/);
      }
      const { world, namespace } = opened();
      const stored = await world.client.get(layers, { namespace, name: 'common.2' });
      assert.equal(stored.metadata.generation, 1);
    });
  },
});
