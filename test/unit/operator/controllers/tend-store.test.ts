import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toCodeSha256 } from '../../../../operator/api/digest.ts';
import type { StoredFunction } from '../../../../operator/api/function.ts';
import { packagesOfFunction } from '../../../../operator/controllers/function/named-packages.ts';
import { viewOf, type FunctionView } from '../../../../operator/controllers/function/view.ts';
import { NamedPackages } from '../../../../operator/controllers/named-packages.ts';
import { tendStore, type TendOptions } from '../../../../operator/controllers/tend-store.ts';
import type { Change } from '../../../../operator/kube/store.ts';
import { buildFunction } from '../../../support/build.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

const A = 'aa'.repeat(32);
const B = 'bb'.repeat(32);
const upload = (sha256: string): Partial<StoredFunction['spec']> => ({ code: { upload: { sha256 } } });

type IsUsed = Parameters<TendOptions['store']['collect']>[0];

async function open(stored: string[] = []) {
  const clock = new FakeClock();
  const named = new NamedPackages();
  let change: ((change: Change<FunctionView>) => void) | undefined;
  named.follow<FunctionView>({ onChange: (listener) => (change = listener) }, packagesOfFunction);
  const lost: string[] = [];
  const renewed: string[] = [];
  const held = new Set<string>();
  const state = { isLeading: true, errors: [] as unknown[], isUsed: undefined as IsUsed | undefined };
  const stop = new AbortController();
  const tending = tendStore(
    {
      store: {
        collect: (isUsed) => ((state.isUsed = isUsed), Promise.resolve({ claims: 0, blobs: 0, bytes: 0 })),
        digests: async function* () {
          yield* await Promise.resolve(stored);
        },
        renew: (namespace, digest) => (renewed.push(`${namespace}/${digest}`), Promise.resolve()),
      },
      packages: { isHeld: (_, digest) => held.has(digest), lose: (ids) => lost.push(...ids) },
      named,
      clock,
      check: () => assert.ok(state.isLeading, 'not leading'),
      graceMs: 1000,
      collectEveryMs: 600,
      lookEveryMs: 60,
      onRemoved: () => undefined,
      onError: (error) => state.errors.push(error),
    },
    stop.signal,
  );
  const isUsed = async (): Promise<IsUsed> => {
    state.isUsed = undefined;
    clock.advance(600);
    return until('a collection', () => state.isUsed);
  };
  const end = (): Promise<void> => (stop.abort(), tending);
  return {
    clock,
    named,
    tell: (given: Change<FunctionView>) => change?.(given),
    lost,
    renewed,
    held,
    state,
    isUsed,
    end,
  };
}

describe('the store is tended', () => {
  test('what spec or status of anybody names is in use, in that namespace', async () => {
    const { tell, isUsed, end } = await open();
    const status = { codeSource: 'x', codeSha256: toCodeSha256(B), layers: [] };
    tell({ after: viewOf(buildFunction({ spec: upload(A), status })) });
    const used = await isUsed();
    assert.deepEqual([used('shop', A), used('shop', B), used('other', A)], [true, true, false]);
    await end();
  });

  test('what nobody names any more is kept for the grace, counted from then', async () => {
    const { clock, tell, isUsed, end } = await open();
    const before = viewOf(buildFunction({ spec: upload(A) }));
    tell({ after: before });
    clock.freeze(5000);
    tell({ before, after: viewOf(buildFunction({ spec: upload(B) })) });
    assert.equal((await isUsed())('shop', A), true);
    clock.freeze(1000);
    assert.equal((await isUsed())('shop', A), false);
    await end();
  });

  test('the store hears of it too, for whoever leads next', async () => {
    const { tell, renewed, end } = await open();
    const before = viewOf(buildFunction({ spec: upload(A) }));
    tell({ after: before });
    tell({ before });
    await until('it to be renewed', () => renewed.length > 0);
    assert.deepEqual(renewed, [`shop/${A}`]);
    await end();
  });

  test('one that two name is in use until neither does', async () => {
    const { clock, tell, isUsed, end } = await open();
    const [one, two] = ['one', 'two'].map((name) => viewOf(buildFunction({ name, uid: name, spec: upload(A) })));
    for (const after of [one, two]) if (after !== undefined) tell({ after });
    if (one !== undefined) tell({ before: one });
    clock.freeze(5000);
    assert.equal((await isUsed())('shop', A), true);
    if (two !== undefined) tell({ before: two });
    clock.freeze(5000);
    assert.equal((await isUsed())('shop', A), false);
    await end();
  });

  test('what was found a moment ago is in use', async () => {
    const { held, isUsed, end } = await open();
    held.add(A);
    assert.equal((await isUsed())('shop', A), true);
    await end();
  });

  test('who does not lead removes nothing', async () => {
    const { state, isUsed, end } = await open();
    const used = await isUsed();
    state.isLeading = false;
    assert.throws(() => used('shop', A), /not leading/);
    await end();
  });

  test('what was found once and is gone is told, and what is there or was never found is not', async () => {
    const { clock, tell, lost, end } = await open([A]);
    const status = (digest: string) => ({ codeSource: 'x', codeSha256: toCodeSha256(digest) });
    tell({ after: viewOf(buildFunction({ spec: upload(A), status: status(A) })) });
    tell({ after: viewOf(buildFunction({ name: 'new', uid: '2', spec: upload('cc'.repeat(32)) })) });
    tell({ after: viewOf(buildFunction({ name: 'lost', uid: '3', spec: upload(B), status: status(B) })) });
    clock.advance(60);
    await until('a look', () => lost.length > 0);
    assert.deepEqual(lost, [`shop/${B}`]);
    await end();
  });
});
