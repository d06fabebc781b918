import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markFalse, markTrue, withCondition, type Mark } from '../../../../../operator/api/conditions.ts';
import { toCodeSha256 } from '../../../../../operator/api/digest.ts';
import { PilotlightError, type FailureCode } from '../../../../../operator/api/errors.ts';
import type { LayerStatus, StoredLayer } from '../../../../../operator/api/layer.ts';
import type { FunctionContext, FunctionDeps } from '../../../../../operator/controllers/function/context.ts';
import { assertFits, decideLayer, resolveLayers } from '../../../../../operator/controllers/function/layers.ts';
import { viewOf } from '../../../../../operator/controllers/function/view.ts';
import { viewOfLayer } from '../../../../../operator/controllers/layer/view.ts';
import { buildFunction, buildLayer } from '../../../../support/build.ts';

const NOW = 'ab'.repeat(32);
const PINNED = 'cd'.repeat(32);
const fails = (code: FailureCode, says: RegExp) => (error: unknown) =>
  error instanceof PilotlightError && error.code === code && says.test(error.message);

const statusOf = (mark: Mark, digest?: string): LayerStatus => ({
  ...(digest === undefined ? {} : { codeSha256: toCodeSha256(digest), codeSize: 1 }),
  conditions: withCondition([], 'Ready', mark, { generation: 1, now: '2026-01-01T00:00:00Z' }),
});
const layer = (status?: LayerStatus, spec: Partial<StoredLayer['spec']> = {}) =>
  viewOfLayer(buildLayer({ spec, ...(status === undefined ? {} : { status }) }));
const ready = statusOf(markTrue('Usable'), NOW);
const failed = statusOf(markFalse('CodeUnreachable', 'nobody answers'), NOW);

const plain = viewOf(buildFunction({ spec: { layers: ['common.2'] } }));
const pinning = viewOf(
  buildFunction({
    spec: { layers: ['common.2'], architectures: ['arm64'] },
    status: { layers: [{ name: 'common.2', codeSha256: toCodeSha256(PINNED), codeSize: 1 }] },
  }),
);

describe('a layer is', () => {
  test('what its Layer says', () => assert.equal(decideLayer(plain, 'common.2', layer(ready)), NOW));

  test('what the status pins once the Layer is gone', () =>
    assert.equal(decideLayer(pinning, 'common.2', undefined), PINNED));

  test('what the status pins while the Layer cannot be had', () =>
    assert.equal(decideLayer(pinning, 'common.2', layer(failed)), PINNED));

  test('what the Layer says, when one of the name was made anew', () =>
    assert.equal(decideLayer(pinning, 'common.2', layer(ready)), NOW));

  test('missing, in words of Lambda', () =>
    assert.throws(
      () => decideLayer(plain, 'common.2', undefined),
      fails(
        'LayerMissing',
        /Layer version common\.2 does not exist\. Apply a Layer of that name in the namespace shop/,
      ),
    ));

  test('not ready, and why', () => {
    assert.throws(
      () => decideLayer(plain, 'common.2', layer(failed)),
      fails('LayerNotReady', /Layer common\.2 is not ready: CodeUnreachable: nobody answers/),
    );
    assert.throws(() => decideLayer(plain, 'common.2', layer()), fails('LayerNotReady', /not looked at yet/));
  });

  test('of no use to another runtime or architecture', () => {
    const runtimes = layer(ready, { compatibleRuntimes: ['python3.14', 'nodejs22.x'] });
    assert.throws(
      () => decideLayer(plain, 'common.2', runtimes),
      fails(
        'LayerIncompatible',
        /not made for the runtime nodejs24\.x \(compatibleRuntimes: python3\.14, nodejs22\.x\)/,
      ),
    );
    const architectures = layer(ready, { compatibleArchitectures: ['x86_64'] });
    assert.throws(
      () => decideLayer(pinning, 'common.2', architectures),
      fails('LayerIncompatible', /not made for the architecture arm64 \(compatibleArchitectures: x86_64\)/),
    );
    assert.equal(decideLayer(plain, 'common.2', architectures), NOW, 'a function of no architecture takes any node');
  });
});

describe('code and layers', () => {
  const part = (name: string, unzippedBytes: number) => ({ name, digest: NOW, facts: { size: 1, unzippedBytes } });

  test('have 250 MB together', () => {
    assertFits(part('code', 1), [part('a.1', 262_143_998), part('b.1', 1)]);
    assert.throws(
      () => assertFits(part('code', 1), [part('a.1', 262_143_998), part('b.1', 2)]),
      fails(
        'LayersTooLarge',
        /^Unzipped size must be smaller than 262144000 bytes \(.*: code 1, a\.1 262143998, b\.1 2\)$/,
      ),
    );
  });

  test('of a package that the store has lost, the look is tried again', async () => {
    const packages = { find: () => Promise.resolve(undefined) };
    const layers = { get: () => layer(ready) };
    const deps = { packages, layers } as unknown as FunctionDeps;
    const context: FunctionContext = { fn: plain, deps, latestPublishedVersion: 0 };
    await assert.rejects(
      resolveLayers(context, new AbortController().signal),
      fails('CodeMissing', /the code store has lost the package of common\.2/),
    );
  });
});
