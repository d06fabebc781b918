import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { replaceEnvironment, traceEnvironment } from '../../../../runtime-shim/node/environment.ts';

it('user code sees the given environment and nothing of the one before', () => {
  const env: NodeJS.ProcessEnv = { SECRET: 'of the supervisor', KEPT: 'old' };
  replaceEnvironment(env, { KEPT: 'new', ADDED: 'x' });
  assert.deepEqual(env, { KEPT: 'new', ADDED: 'x' });
});

describe('the trace id', () => {
  const real: NodeJS.ProcessEnv = { KEPT: 'x' };
  const { env, setTraceId } = traceEnvironment(real);

  it('is that of the event, or absent', () => {
    setTraceId('Root=1');
    assert.equal(env['_X_AMZN_TRACE_ID'], 'Root=1');
    assert.deepEqual({ ...env }, { KEPT: 'x', _X_AMZN_TRACE_ID: 'Root=1' });
    setTraceId('');
    assert.equal('_X_AMZN_TRACE_ID' in env, false);
    assert.deepEqual(Object.entries(env), [['KEPT', 'x']]);
  });

  it('is for user code to change, as all the rest is', () => {
    setTraceId('Root=1');
    env['_X_AMZN_TRACE_ID'] = 'mine';
    env['ADDED'] = 'y';
    delete env['KEPT'];
    assert.equal(JSON.stringify(env), '{"ADDED":"y","_X_AMZN_TRACE_ID":"mine"}');
    Object.defineProperty(env, '_X_AMZN_TRACE_ID', {
      value: 'again',
      writable: true,
      enumerable: true,
      configurable: true,
    });
    assert.equal(env['_X_AMZN_TRACE_ID'], 'again');
    delete env['_X_AMZN_TRACE_ID'];
    assert.deepEqual({ ...env }, { ADDED: 'y' });
  });

  it('reaches processes that user code starts, and never the real environment', () => {
    const { env: ours, setTraceId: set } = traceEnvironment({ ...process.env });
    set('Root=2');
    const script = 'console.log(process.env._X_AMZN_TRACE_ID)';
    assert.equal(execFileSync(process.execPath, ['-e', script], { env: ours }).toString(), 'Root=2\n');
    assert.equal(process.env['_X_AMZN_TRACE_ID'], undefined);
    assert.equal('_X_AMZN_TRACE_ID' in real, false);
  });
});
