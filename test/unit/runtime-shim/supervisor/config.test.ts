import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, readConfig, runtimeEntryBeside } from '../../../../runtime-shim/supervisor/config.ts';

const complete = (): NodeJS.ProcessEnv => ({
  PILOTLIGHT_ACTIVATOR: 'a:1',
  PILOTLIGHT_KEY: 'k',
  PILOTLIGHT_CA: 'c',
  PILOTLIGHT_NAMESPACE: 'n',
  PILOTLIGHT_FUNCTION: 'f',
  PILOTLIGHT_REVISION: 'r',
  PILOTLIGHT_POD_UID: 'u',
  HOSTNAME: 'pod',
});

describe('readConfig', () => {
  it('takes its variables out of the environment', () => {
    const env = { ...complete(), PILOTLIGHT_LOG_LEVEL: 'debug', OTHER: 'x' };
    const config = readConfig(env, '/runtime/supervisor.cjs');
    assert.deepEqual(
      [config.activator, config.key, config.trust, config.podName, config.logLevel, config.taskRoot],
      ['a:1', 'k', 'c', 'pod', 'debug', '/var/task'],
    );
    assert.deepEqual(Object.keys(env), ['HOSTNAME', 'OTHER']);
  });

  it('names all mistakes at once', () => {
    const env: NodeJS.ProcessEnv = { ...complete(), PILOTLIGHT_KEY: '', PILOTLIGHT_LOG_LEVEL: 'loud' };
    delete env['PILOTLIGHT_REVISION'];
    assert.throws(
      () => readConfig(env, ''),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(
          error.message,
          /PILOTLIGHT_KEY is not set; PILOTLIGHT_REVISION is not set; PILOTLIGHT_LOG_LEVEL is 'loud'/,
        );
        return true;
      },
    );
  });

  it('finds the runtime process beside the supervisor, bundled or not', () => {
    assert.equal(runtimeEntryBeside('/runtime/supervisor.cjs'), '/runtime/node.cjs');
    assert.equal(runtimeEntryBeside('/repo/runtime-shim/supervisor/main.ts'), '/repo/runtime-shim/node/main.ts');
  });
});
