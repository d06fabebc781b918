import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Mark } from '../../../../../operator/api/conditions.ts';
import { configurationPhase } from '../../../../../operator/controllers/function/configuration.ts';
import type { FunctionContext, FunctionDeps } from '../../../../../operator/controllers/function/context.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { buildFunction } from '../../../../support/build.ts';

const signal = new AbortController().signal;

async function run(variables: Record<string, string>, runtimeImages: Record<string, string>) {
  const fn = viewOf(buildFunction({ spec: { environment: { variables } } }));
  const code = { digest: 'ab'.repeat(32), facts: { size: 7, unzippedBytes: 9 } };
  const context: FunctionContext = {
    fn,
    code,
    latestPublishedVersion: 0,
    deps: { runtimeImages } as unknown as FunctionDeps,
  };
  const mark: Mark = await configurationPhase.run(context, signal);
  return { mark, context };
}

describe('ConfigurationReady', () => {
  test('fixes runtime image and revision', async () => {
    const { mark, context } = await run({}, { 'nodejs24.x': 'image' });
    assert.equal(mark.status, 'True');
    assert.equal(context.runtimeImage, 'image');
    assert.match(context.revision ?? '', /^[0-9a-f]{16}$/);
  });

  test('names the runtime that is not installed, those that are, and the fix', async () => {
    const { mark, context } = await run({}, { 'python3.14': 'image' });
    assert.equal(mark.reason, 'RuntimeNotInstalled');
    assert.match(mark.message, /nodejs24\.x is not installed \(installed: python3\.14\); set runtimes/);
    assert.equal(context.revision, undefined);
  });

  test('measures the environment as Lambda does: escapes of the compact JSON count', async () => {
    assert.equal((await run({ AA: '"'.repeat(2100) }, { 'nodejs24.x': 'i' })).mark.reason, 'EnvironmentTooLarge');
    assert.equal((await run({ AA: '"'.repeat(2000) }, { 'nodejs24.x': 'i' })).mark.status, 'True');
  });
});
