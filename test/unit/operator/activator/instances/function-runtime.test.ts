import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { FromActivatorInit } from '@pilotlight/runtime-shim/proto';
import { bindFunctionMetrics } from '../../../../../operator/activator/function-metrics.ts';
import { FunctionRuntime } from '../../../../../operator/activator/instances/function-runtime.ts';
import { Sessions } from '../../../../../operator/activator/instances/sessions.ts';
import type { Revision } from '../../../../../operator/activator/instances/revision.ts';
import type { ScalableDeployment } from '../../../../../operator/activator/scaler/deployment.ts';
import { archiveInline } from '../../../../../operator/code/archive.ts';
import { createMetrics } from '../../../../../operator/observe/metrics.ts';
import { buildFunction } from '../../../../support/build.ts';
import { FakeClock } from '../../../../support/clock.ts';
import { noCode } from '../../../../support/no-code.ts';

const revision = (id: string): Revision => {
  const code = archiveInline({ 'index.mjs': `export const handler = () => '${id}';` });
  return { id, functionName: 'f', version: '$LATEST', spec: buildFunction().spec, code, layers: [] };
};

/** It has as many replicas as it was last told. */
const openDeployment = (): ScalableDeployment => {
  let replicas = 1;
  return {
    replicas: () => replicas,
    scale: (wanted) => {
      replicas = wanted;
      return Promise.resolve();
    },
    preferRemoval: () => Promise.resolve(),
  };
};

test('a pod of a revision that was only adopted is never told to be another one', (t) => {
  const serving = revision('new');
  const runtime = new FunctionRuntime({ namespace: 'ns', name: 'f', account: '123456789012' }, serving, undefined, {
    clock: new FakeClock(),
    region: 'local',
    waitMs: 1000,
    defaultIdleTimeoutMs: 60_000,
    metrics: bindFunctionMetrics(createMetrics(), { namespace: 'ns', name: 'f', version: '$LATEST' }),
    openDeployment,
    onPatch: () => {},
    sessions: new Sessions(randomBytes(32)),
    code: noCode,
    epoch: () => 1,
    elsewhere: () => {},
    onEmpty: () => {},
    // What an activator finds that was started in the middle of an update.
    sight: {
      startFailure: () => undefined,
      pod: () => undefined,
      describeStart: () => '',
      liveRevisions: () => ['old'],
    },
  });
  t.after(() => runtime.release(undefined));
  const sent: FromActivatorInit[] = [];
  const wire = { write: (message: FromActivatorInit) => sent.push(message) > 0, once: () => wire, end: () => {} };
  runtime.attach({ revision: 'old', podUid: 'uid', podName: 'pod' }, wire);
  assert.deepEqual(
    sent.flatMap((message) => Object.keys(message)),
    ['welcome'],
  );

  const old = revision('old');
  runtime.update(old);
  assert.equal(sent.at(-1)?.assign?.revision, 'old');
  assert.equal(sent.at(-1)?.assign?.code, old.code);
});
