import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { z } from 'zod';
import { aliasSpecSchema, aliasStatusSchema } from '../../../operator/api/alias.ts';
import { functionSpecSchema, functionStatusSchema } from '../../../operator/api/function.ts';
import { layerSpecSchema, layerStatusSchema } from '../../../operator/api/layer.ts';
import { versionSpecSchema, versionStatusSchema } from '../../../operator/api/version.ts';
import { runHealthScript, type Health } from '../../support/health-script.ts';

const argocd = new URL('../../../docs/gitops/argocd/', import.meta.url);
const shape = new URL('resource_customizations/pilotlight.dev/_/', argocd);
const read = (path: string, base = shape): string => readFileSync(new URL(path, base), 'utf8');

interface Tests {
  tests: { healthStatus: Health; inputPath: string }[];
}
interface Fixture {
  kind: keyof typeof schemas;
  metadata: { generation: number };
  spec: object;
  status?: object;
}

const schemas: Record<string, { spec: z.ZodObject; status: z.ZodObject }> = {
  Function: { spec: functionSpecSchema, status: functionStatusSchema },
  Version: { spec: versionSpecSchema, status: versionStatusSchema },
  Alias: { spec: aliasSpecSchema, status: aliasStatusSchema },
  Layer: { spec: layerSpecSchema, status: layerStatusSchema },
};

const script = read('health.lua');
const { tests } = parse(read('health_test.yaml')) as Tests;
const fixtureOf = (path: string): Fixture => parse(read(path)) as Fixture;

describe('the health script for Argo CD', () => {
  for (const { healthStatus, inputPath } of tests) {
    test(`${inputPath} is ${healthStatus.status}`, () => {
      assert.deepEqual(runHealthScript(script, fixtureOf(inputPath)), healthStatus);
    });

    test(`${inputPath} is an object that there can be`, () => {
      const { kind, spec, status } = fixtureOf(inputPath);
      const schema = schemas[kind];
      assert.ok(schema !== undefined, kind);
      schema.spec.strict().parse(spec);
      schema.status.strict().optional().parse(status);
    });
  }

  test('has a fixture of every kind that is Healthy, and one that is not', () => {
    const seen = tests.map(({ healthStatus, inputPath }) => {
      const { kind } = fixtureOf(inputPath);
      return `${kind} ${healthStatus.status === 'Healthy' ? 'is' : 'is not'}`;
    });
    const wanted = Object.keys(schemas).flatMap((kind) => [`${kind} is`, `${kind} is not`]);
    assert.deepEqual([...new Set(seen)].sort(), wanted.sort());
    assert.deepEqual(
      tests.map(({ inputPath }) => inputPath).sort(),
      readdirSync(new URL('testdata', shape))
        .map((file) => `testdata/${file}`)
        .sort(),
    );
  });

  test('is what the patch of argocd-cm holds', () => {
    const { data } = parse(read('argocd-cm.yaml', argocd)) as { data: Record<string, string> };
    const customizations = parse(data['resource.customizations'] ?? '') as Record<string, unknown>;
    assert.deepEqual(customizations, { 'pilotlight.dev/*': { 'health.lua': script } });
  });

  test('fails here where it would fail there', () => {
    assert.throws(
      () => runHealthScript('return obj.status.state', { kind: 'Function' }),
      /attempt to index a nil value/,
    );
    assert.throws(() => runHealthScript('return string.lower("A")', {}), /attempt to index a nil value/);
    assert.throws(() => runHealthScript('if', {}), /unexpected symbol near/);
  });
});
