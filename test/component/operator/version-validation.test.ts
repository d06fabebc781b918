import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API_VERSION } from '../../../operator/api/names.ts';
import { versions } from '../../../operator/kube/resources.ts';
import { describeRefusals, type BadRow, type GoodRow } from './support/refusals.ts';

const DIGEST = `${'A'.repeat(43)}=`;
const OTHER = `${'B'.repeat(43)}=`;
const code = { codeSha256: DIGEST, codeSize: 290 };

/** What the API server fills in is there already. */
const template = {
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  memorySize: 256,
  timeout: 3,
  ephemeralStorage: { size: 512 },
  concurrency: { maxInstances: 100 },
  code,
  runtimeImage: 'pilotlight.test/nodejs24:1',
};

const frozen = (changes: Record<string, unknown>) => ({ codeSha256: undefined, template: { ...template, ...changes } });
const layer = (name: string) => ({ name, ...code });

const NAME = /metadata\.name must be <functionName>\.<version>, as in checkout\.3/;
const FUNCTION = /spec\.functionName must be the name of a Function: at most 53 lower-case/;

const bad: BadRow[] = [
  { why: 'a name of another version', name: 'checkout.4', says: NAME },
  { why: 'a name of another function', name: 'cart.3', says: NAME },
  { why: 'a name without a version', name: 'checkout', says: NAME },
  { why: 'a name with zeros before the number', name: 'checkout.03', says: NAME },
  { why: 'no function', spec: { functionName: undefined }, says: /spec\.functionName: Required/ },
  { why: 'an empty function name', spec: { functionName: '' }, says: FUNCTION },
  { why: 'a function in capitals', spec: { functionName: 'Checkout' }, says: FUNCTION },
  { why: 'a function of another namespace', spec: { functionName: 'shop/checkout' }, says: FUNCTION },
  { why: 'a function by its ARN', spec: { functionName: 'arn:aws:lambda:x:1:function:f' }, says: FUNCTION },
  {
    why: 'a function name of 54 characters',
    spec: { functionName: 'f'.repeat(54) },
    says: /spec\.functionName: Too long: may not be more than 53/,
  },
  { why: 'no number', spec: { version: undefined }, says: /spec\.version: Required/ },
  { why: 'the number 0', spec: { version: 0 }, says: /spec\.version.*greater than or equal to 1/ },
  { why: 'the number -1', spec: { version: -1 }, says: /spec\.version.*greater than or equal to 1/ },
  {
    why: 'a number of ten digits',
    spec: { version: 1_000_000_000 },
    says: /spec\.version.*less than or equal to 999999999/,
  },
  { why: 'half a number', spec: { version: 1.5 }, says: /spec\.version.*must be of type int64/ },
  { why: 'a number that is text', spec: { version: '3' }, says: /spec\.version.*integer/ },
  { why: '$LATEST as its number', spec: { version: '$LATEST' }, says: /spec\.version.*integer/ },
  {
    why: 'neither a template nor the digest of the code',
    spec: { codeSha256: undefined },
    says: /spec\.codeSha256 is required where spec\.template is absent/,
  },
  { why: 'a digest in hex', spec: { codeSha256: 'a'.repeat(64) }, says: /spec\.codeSha256: Too long/ },
  { why: 'a digest of 40 characters', spec: { codeSha256: 'A'.repeat(40) }, says: /spec\.codeSha256.*should match/ },
  {
    why: 'a description of 257 characters',
    spec: { description: 'd'.repeat(257) },
    says: /spec\.description: Too long: may not be more than 256/,
  },
  { why: 'a field that it has not', spec: { runtime: 'nodejs24.x' }, says: /unknown field "spec\.runtime"/ },
  {
    why: 'a setting that comes later',
    spec: { provisionedConcurrencyConfig: { provisionedConcurrentExecutions: 2 } },
    says: /unknown field "spec\.provisionedConcurrencyConfig"/,
  },
  {
    why: 'a template of other code than it guards',
    spec: { codeSha256: OTHER, template },
    says: /spec\.codeSha256 must be spec\.template\.code\.codeSha256/,
  },
  { why: 'an empty template', spec: { template: {} }, says: /spec\.template\.handler: Required/ },
  { why: 'a template without code', spec: frozen({ code: undefined }), says: /spec\.template\.code: Required/ },
  {
    why: 'a template whose code has no digest',
    spec: frozen({ code: { codeSize: 1 } }),
    says: /spec\.template\.code\.codeSha256: Required/,
  },
  {
    why: 'a template with inline code',
    spec: frozen({ code: { ...code, inline: { 'index.js': '' } } }),
    says: /unknown field "spec\.template\.code\.inline"/,
  },
  {
    why: 'a template whose code has a size below 0',
    spec: frozen({ code: { ...code, codeSize: -1 } }),
    says: /spec\.template\.code\.codeSize.*greater than or equal to 0/,
  },
  {
    why: 'a template without a runtime image',
    spec: frozen({ runtimeImage: undefined }),
    says: /spec\.template\.runtimeImage: Required/,
  },
  {
    why: 'a template with an empty runtime image',
    spec: frozen({ runtimeImage: '' }),
    says: /spec\.template\.runtimeImage.*at least 1 char/,
  },
  {
    why: 'a template with a runtime image that has a space',
    spec: frozen({ runtimeImage: 'node: 24' }),
    says: /spec\.template\.runtimeImage.*should match/,
  },
  {
    why: 'a template of a runtime that Lambda has not',
    spec: frozen({ runtime: 'cobol' }),
    says: /spec\.template\.runtime: Unsupported value: "cobol": supported values: "nodejs24\.x"/,
  },
  {
    why: 'a template with a handler of 129 characters',
    spec: frozen({ handler: 'h'.repeat(129) }),
    says: /spec\.template\.handler: Too long: may not be more than 128/,
  },
  {
    why: 'a template with little memory',
    spec: frozen({ memorySize: 127 }),
    says: /spec\.template\.memorySize.*greater than or equal to 128/,
  },
  {
    why: 'a template with a long timeout',
    spec: frozen({ timeout: 901 }),
    says: /spec\.template\.timeout.*less than or equal to 900/,
  },
  {
    why: 'a template with a variable that Lambda sets',
    spec: frozen({ environment: { variables: { AWS_REGION: 'x' } } }),
    says: /environment\.variables: these names are reserved by Lambda/,
  },
  {
    why: 'a template with six layers',
    spec: frozen({ layers: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => layer(`${name}.1`)) }),
    says: /spec\.template\.layers: Too many: 6: must have at most 5 items/,
  },
  {
    why: 'a template with layers by name alone',
    spec: frozen({ layers: ['common.2'] }),
    says: /spec\.template\.layers\[0\].*object/,
  },
  {
    why: 'a template with the name of no layer',
    spec: frozen({ layers: [layer('common')] }),
    says: /a layer is named <layerName>\.<version>/,
  },
  {
    why: 'a template that publishes',
    spec: frozen({ publish: true }),
    says: /unknown field "spec\.template\.publish"/,
  },
];

const good: GoodRow[] = [
  { why: 'the digest of the code, which publishes $LATEST' },
  { why: 'a template, which is taken as it is', spec: frozen({}) },
  { why: 'a template and the digest of its code', spec: { template } },
  {
    why: 'a template that leaves defaults to be filled in',
    spec: frozen({ memorySize: undefined, timeout: undefined, ephemeralStorage: undefined, concurrency: undefined }),
    becomes: { template: { ...template, memorySize: 128 } },
  },
  {
    why: 'all that can be said',
    name: `${'f'.repeat(53)}.999999999`,
    spec: {
      functionName: 'f'.repeat(53),
      version: 999_999_999,
      description: 'spring sale',
      template: {
        ...template,
        description: 'Takes an order',
        architectures: ['x86_64'],
        environment: { variables: { STAGE: 'prod' } },
        idleTimeout: 60,
        layers: [layer('common.2'), layer('fonts.1')],
        runtimeImage: `registry.test:5000/nodejs24@sha256:${'0'.repeat(64)}`,
      },
    },
  },
];

const IMMUTABLE = /a Version is immutable: publish the change as the next version, an object of its own/;

describeRefusals({
  manifest: {
    apiVersion: API_VERSION,
    kind: 'Version',
    metadata: { name: 'checkout.3' },
    spec: { functionName: 'checkout', version: 3, codeSha256: DIGEST },
  },
  bad,
  good,
  more: (apply, opened) => {
    const fill = async (filled: object) => {
      const { world, namespace } = opened();
      const patch = ['patch', 'version', 'checkout.3', '-n', namespace, '--type=merge', '-p'];
      return world.cluster.kubectl([...patch, JSON.stringify({ spec: { template: filled } })], { allowFailure: true });
    };
    const stored = () => {
      const { world, namespace } = opened();
      return world.client.get(versions, { namespace, name: 'checkout.3' });
    };

    test('every change but a template where there is none, and that once', async () => {
      const manifest = { why: 'as applied', spec: { description: 'spring sale' } };
      assert.equal((await apply(manifest)).code, 0);
      assert.equal((await apply(manifest)).code, 0, 'the same once more');
      for (const spec of [{ description: 'other' }, { description: undefined }, { codeSha256: OTHER }]) {
        const { code, stderr } = await apply({ why: 'changed', spec: { ...manifest.spec, ...spec } });
        assert.notEqual(code, 0, JSON.stringify(spec));
        assert.match(stderr, IMMUTABLE);
      }
      const elsewhere = await fill({ ...template, code: { codeSha256: OTHER, codeSize: 1 } });
      assert.match(elsewhere.stderr, /spec\.codeSha256 must be spec\.template\.code\.codeSha256/);
      assert.equal((await stored()).metadata.generation, 1);

      assert.equal((await fill(template)).code, 0, 'the template, once');
      assert.equal((await fill(template)).code, 0, 'the same once more');
      for (const change of [{ memorySize: 512 }, { runtimeImage: 'other' }, { layers: [layer('a.1')] }]) {
        const { code, stderr } = await fill(change);
        assert.notEqual(code, 0, JSON.stringify(change));
        assert.match(stderr, IMMUTABLE);
      }
      const { world, namespace } = opened();
      const removal = ['patch', 'version', 'checkout.3', '-n', namespace, '--type=merge', '-p'];
      const removed = await world.cluster.kubectl([...removal, '{"spec":{"template":null}}'], { allowFailure: true });
      assert.match(removed.stderr, IMMUTABLE);

      for (const flags of [[], ['--server-side', '--force-conflicts']]) {
        const { code, stderr } = await apply(manifest, ...flags);
        assert.equal(code, 0, `what Git has, again: ${stderr}`);
      }
      const { metadata, spec } = await stored();
      assert.equal(metadata.generation, 2);
      assert.deepEqual(spec.template, template);
    });
  },
});
