import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { PilotlightError, type FailureCode } from '../../../../../operator/api/errors.ts';
import { callStore, typedBody } from '../../../../../operator/code/store/call-store.ts';
import { FakeClock } from '../../../../support/clock.ts';

const { signal } = new AbortController();
const refusal = (status: number): Error => Object.assign(new Error('refused'), { status });
const hasCode = (code: FailureCode) => (error: unknown) => error instanceof PilotlightError && error.code === code;

/** Time passes whenever somebody waits for it. */
async function run(
  failures: Error[],
  on: AbortSignal = signal,
): Promise<{ attempts: number; result: Promise<string> }> {
  const clock = new FakeClock();
  let attempts = 0;
  const result = callStore(clock, on, async () => {
    const failure = failures[attempts++];
    if (failure !== undefined) throw failure;
    return 'answer';
  });
  result.catch(() => undefined);
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
    clock.advance(2_000);
  }
  assert.equal(clock.pending, 0);
  return { attempts, result };
}

describe('a call of a store', () => {
  test('that failed on its way, or because the store was busy, is made again', async () => {
    const { attempts, result } = await run([new Error('reset'), refusal(503), refusal(429), refusal(500)]);
    assert.equal(attempts, 5);
    assert.equal(await result, 'answer');
  });

  test('is not made for ever', async () => {
    const { attempts, result } = await run(Array.from({ length: 9 }, () => new Error('reset')));
    assert.equal(attempts, 5);
    await assert.rejects(result, hasCode('CodeStoreUnavailable'));
  });

  test('that was refused is not made again; no room is a failure of its own', async () => {
    for (const [status, code] of [
      [400, 'CodeStoreUnavailable'],
      [401, 'CodeStoreUnavailable'],
      [403, 'CodeStoreUnavailable'],
      [507, 'CodeStoreFull'],
    ] as const) {
      const { attempts, result } = await run([refusal(status)]);
      assert.equal(attempts, 1);
      await assert.rejects(result, hasCode(code));
    }
  });

  test('ends with whoever it is made for, for his reason', async () => {
    const reason = new Error('enough');
    const { attempts, result } = await run([new Error('aborted')], AbortSignal.abort(reason));
    assert.equal(attempts, 1);
    await assert.rejects(result, reason);
  });
});

describe('a body', () => {
  test('passes as it is', async () => {
    assert.equal(await text(typedBody(Readable.from([Buffer.from('a'), Buffer.from('b')]), signal)), 'ab');
  });

  test('that breaks off ends with one of our errors', async () => {
    const body = new Readable({ read: () => undefined });
    const typed = typedBody(body, signal);
    body.push('a');
    body.destroy(new Error('reset'));
    await assert.rejects(text(typed), hasCode('CodeStoreUnavailable'));
  });

  test('that nobody wants any more lets go of its connection', async () => {
    const body = new Readable({ read: () => undefined });
    typedBody(body, signal).destroy();
    await new Promise((resolve) => body.once('close', resolve));
  });
});
