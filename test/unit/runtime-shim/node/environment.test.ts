import assert from 'node:assert/strict';
import { it } from 'node:test';
import { replaceEnvironment, setTraceId } from '../../../../runtime-shim/node/environment.ts';

it('user code sees the given environment and nothing of the one before', () => {
  const env: NodeJS.ProcessEnv = { SECRET: 'of the supervisor', KEPT: 'old' };
  replaceEnvironment(env, { KEPT: 'new', ADDED: 'x' });
  assert.deepEqual(env, { KEPT: 'new', ADDED: 'x' });
});

it('the trace id is that of the event, or absent', () => {
  const env: NodeJS.ProcessEnv = {};
  setTraceId(env, 'Root=1');
  assert.equal(env['_X_AMZN_TRACE_ID'], 'Root=1');
  setTraceId(env, '');
  assert.deepEqual(env, {});
});
