import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, test } from 'node:test';
import type { ScaleInput } from '../../../../../operator/activator/scaler/decide.ts';
import { Scaler } from '../../../../../operator/activator/scaler/scaler.ts';
import { KubeError } from '../../../../../operator/kube/errors.ts';
import { FakeClock } from '../../../../support/clock.ts';

function setUp(state: Partial<ScaleInput> = {}) {
  const clock = new FakeClock();
  const input = {
    role: 'serving' as const,
    maxInstances: 5,
    waiting: 0,
    instances: [],
    quietForMs: 0,
    idleTimeoutMs: 60_000,
    servingBusy: 0,
    ...state,
  };
  const seen = {
    scales: [] as number[],
    refused: [] as (number | undefined)[],
    kept: 0,
    failures: [] as Error[],
    requests: 0,
    replicas: 0 as number | undefined,
  };
  const scaler = new Scaler({
    clock,
    deployment: {
      replicas: () => seen.replicas,
      scale: async (replicas) => {
        await turn();
        const failure = seen.failures.shift();
        if (failure !== undefined) throw failure;
        seen.scales.push(replicas);
        seen.replicas = replicas;
      },
      preferRemoval: () => Promise.resolve(),
      request: async () => {
        await turn();
        const failure = seen.failures.shift();
        if (failure !== undefined) throw failure;
        seen.requests++;
      },
    },
    maxInstances: () => input.maxInstances,
    read: () => input,
    release: () => [],
    keep: () => void seen.kept++,
    onRefused: (replicas) => void seen.refused.push(replicas),
    onPatch: () => undefined,
  });
  const arrive = (count: number): void => {
    for (let index = 0; index < count; index++) {
      input.waiting++;
      scaler.demandRose();
    }
  };
  const settle = async (ms: number): Promise<void> => {
    clock.advance(ms);
    for (let index = 0; index < 5; index++) await turn();
  };
  return { clock, input, seen, scaler, arrive, settle };
}

describe('Scaler', () => {
  test('counts a burst once it is quiet', async () => {
    const { arrive, settle, seen } = setUp();
    arrive(1);
    await settle(2);
    arrive(1);
    await settle(2);
    assert.deepEqual(seen.scales, []);
    await settle(1);
    assert.deepEqual(seen.scales, [2]);
  });

  test('does not listen to a burst for longer than 25 ms', async () => {
    const { arrive, settle, seen } = setUp({ maxInstances: 1000 });
    for (let index = 0; index < 12; index++) {
      arrive(1);
      await settle(2.5);
    }
    assert.equal(seen.scales.length, 1);
  });

  test('asks at once when a burst wants all it may have', async () => {
    const { arrive, settle, seen } = setUp();
    arrive(200);
    await settle(0);
    assert.deepEqual(seen.scales, [5]);
  });

  test('asks for nothing that is on its way', async () => {
    const { arrive, settle, seen } = setUp();
    arrive(2);
    await settle(3);
    arrive(0);
    await settle(3);
    assert.deepEqual(seen.scales, [2]);
  });

  test('asks for more once the change before is done', async () => {
    const { arrive, clock, settle, seen } = setUp();
    arrive(1);
    clock.advance(3);
    arrive(2);
    await settle(0);
    assert.deepEqual(seen.scales, [1, 3]);
  });

  test('tries again after a failure, later and later', async () => {
    const { arrive, settle, seen } = setUp();
    seen.failures.push(new KubeError(500, 'InternalError', ''), new KubeError(500, 'InternalError', ''));
    arrive(1);
    await settle(3);
    assert.deepEqual([seen.scales, seen.kept, seen.refused], [[], 1, []]);
    await settle(50);
    await settle(100);
    assert.deepEqual(seen.scales, [1]);
  });

  test('asks nothing between a failure and the next try, whoever comes', async () => {
    const { arrive, settle, seen } = setUp();
    seen.failures.push(new KubeError(500, 'InternalError', ''), new KubeError(500, 'InternalError', ''));
    arrive(1);
    await settle(3);
    for (let index = 0; index < 8; index++) {
      arrive(1);
      await settle(3);
    }
    assert.equal(seen.failures.length, 1);
  });

  test('says when Kubernetes goes on refusing', async () => {
    const { arrive, settle, seen } = setUp();
    seen.failures.push(...Array.from({ length: 20 }, () => new KubeError(403, 'Forbidden', '')));
    arrive(1);
    for (let ms = 0; ms < 2_500; ms += 100) await settle(100);
    assert.deepEqual(seen.refused, []);
    for (let ms = 0; ms < 3_000; ms += 100) await settle(100);
    assert.equal(seen.refused[0], 1);
  });

  test('does not believe a refusal of an API server that has just started', async () => {
    const { arrive, settle, seen } = setUp();
    seen.failures.push(
      new KubeError(500, '', ''),
      new KubeError(403, 'Forbidden', ''),
      new KubeError(403, 'Forbidden', ''),
    );
    arrive(1);
    for (let ms = 0; ms < 1_000; ms += 50) await settle(50);
    assert.deepEqual([seen.refused, seen.scales], [[], [1]]);
  });

  test('does nothing any more once stopped', async () => {
    const { arrive, settle, seen, scaler, clock } = setUp();
    arrive(1);
    scaler.stop();
    await settle(100);
    scaler.evaluate();
    assert.deepEqual([seen.scales, clock.pending], [[], 0]);
  });
});

describe('a Deployment that is made only when it is needed', () => {
  test('is asked for once, and scaled for whoever waits when it is there', async () => {
    const { arrive, settle, seen, scaler } = setUp();
    seen.replicas = undefined;
    arrive(3);
    await settle(0);
    arrive(1);
    await settle(9_000);
    scaler.evaluate();
    await settle(0);
    assert.deepEqual([seen.requests, seen.scales], [1, []]);
    seen.replicas = 0;
    scaler.evaluate();
    await settle(0);
    assert.deepEqual([seen.requests, seen.scales], [1, [4]]);
  });

  test('is not asked for when nobody waits', async () => {
    const { settle, seen, scaler } = setUp();
    seen.replicas = undefined;
    scaler.evaluate();
    await settle(0);
    assert.equal(seen.requests, 0);
  });

  test('is asked for again when it has not come for long, or is gone again', async () => {
    const { arrive, settle, seen, scaler } = setUp();
    seen.replicas = undefined;
    arrive(1);
    await settle(0);
    await settle(10_000);
    arrive(1);
    await settle(0);
    assert.equal(seen.requests, 2);
    seen.replicas = 2;
    scaler.evaluate();
    seen.replicas = undefined;
    scaler.evaluate();
    await settle(0);
    assert.equal(seen.requests, 3);
  });

  test('is asked for again after a failure; a refusal that stands is told', async () => {
    const { arrive, settle, seen } = setUp();
    seen.replicas = undefined;
    seen.failures.push(...Array.from({ length: 4 }, () => new KubeError(500, 'InternalError', '')));
    arrive(1);
    for (let ms = 0; ms < 2_000; ms += 50) await settle(50);
    assert.deepEqual([seen.failures.length, seen.requests], [0, 1]);
    seen.failures.push(...Array.from({ length: 20 }, () => new KubeError(403, 'Forbidden', '')));
    await settle(10_000);
    arrive(1);
    for (let ms = 0; ms < 8_000; ms += 100) await settle(100);
    assert.deepEqual([seen.refused[0], seen.refused.length > 0], [undefined, true]);
  });
});
