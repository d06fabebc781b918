import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readActivatorConfig } from '../../../../operator/config/activator.ts';
import { readOperatorConfig } from '../../../../operator/config/operator.ts';
import { ConfigError, readSettings, type SettingsReader } from '../../../../operator/config/reader.ts';

const numbers = (read: SettingsReader) => ({ a: read.integer('A', { fallback: 1, min: 0, max: 9 }) });

describe('readSettings', () => {
  test('tells all mistakes at once, each with its name, its bounds and what was found', () => {
    const read = (reader: SettingsReader) => ({
      ...numbers(reader),
      b: reader.oneOf('B', ['x', 'y'], 'x'),
      c: reader.textMap('C'),
    });
    assert.throws(
      () => readSettings({ A: '10', B: 'z', C: '[1]' }, read),
      (error) =>
        error instanceof ConfigError &&
        /A must be a whole number from 0 to 9, not '10'; B must be one of x, y, not 'z'; C must be/.test(error.message),
    );
  });

  for (const text of ['1.5', 'abc', '-1', ' ', '0x5', 'NaN', 'Infinity']) {
    test(`takes no ${JSON.stringify(text)} for a whole number`, () =>
      assert.throws(() => readSettings({ A: text }, numbers)));
  }

  test('tells a number that is not set from one that is, and keeps its bounds', () => {
    const read = (reader: SettingsReader) => ({ a: reader.optionalInteger('A', { min: 1, max: 9 }) });
    assert.deepEqual(readSettings({}, read), { a: undefined });
    assert.deepEqual(readSettings({ A: '' }, read), { a: undefined });
    assert.deepEqual(readSettings({ A: '9' }, read), { a: 9 });
    assert.throws(() => readSettings({ A: '0' }, read), /A must be a whole number from 1 to 9/);
  });

  test('takes bounds and, for nothing, the default', () => {
    assert.deepEqual(
      ['0', '9', '', undefined].map((A) => readSettings({ A }, numbers).a),
      [0, 9, 1, 1],
    );
  });

  test('takes a list of objects, or nothing at all, and no other JSON', () => {
    const list = (L: string | undefined) => readSettings({ L }, (reader) => ({ l: reader.objects('L') })).l;
    assert.deepEqual(list('[{"a":1},{}]'), [{ a: 1 }, {}]);
    assert.deepEqual(list('[]'), []);
    assert.deepEqual([list(''), list(undefined)], [undefined, undefined]);
    for (const text of ['{}', '[1]', '[null]', 'x'])
      assert.throws(() => list(text), /L must be a JSON array of objects/);
  });

  test('cannot be changed afterwards', () => assert.ok(Object.isFrozen(readSettings({}, numbers))));
});

describe('hosts that packages may come from', () => {
  test('are a list, and each mistake in it is told', () => {
    const read = (text: string) => readOperatorConfig({ PILOTLIGHT_CODE_ALLOWED_HOSTS: text }).code.allowedHosts;
    assert.deepEqual(read(' a.svc, *.b ,,10.0.0.1 '), ['a.svc', '*.b', '10.0.0.1']);
    assert.deepEqual(read(''), []);
    assert.throws(
      () => read('a.svc,http://b,c:80'),
      (error) =>
        error instanceof ConfigError && /ALLOWED_HOSTS: 'http:\/\/b' is no host.*'c:80' is no host/.test(error.message),
    );
  });
});

describe('the activator’s settings', () => {
  test('have defaults for all', () => {
    assert.deepEqual(readActivatorConfig({}), {
      region: 'local',
      systemNamespace: 'pilotlight-system',
      attachSecret: 'pilotlight-attach',
      podName: 'activator',
      podIp: '127.0.0.1',
      selector: 'app.kubernetes.io/component=activator',
      ring: 'pilotlight-ring',
      httpPort: 8080,
      attachPort: 9090,
      peerPort: 9091,
      codePort: 9092,
      verifyAttachAddress: true,
      metricsPort: 9100,
      defaultIdleTimeoutMs: 60_000,
      waitMs: 60_000,
      authorizationCacheMs: 10_000,
      authorizationStaleMs: 900_000,
      bufferTotalBytes: 268_435_456,
      bufferFunctionBytes: 67_108_864,
      bufferFunctionRequests: 1000,
      codeCache: '/var/cache/pilotlight',
      codeCacheBytes: 1_073_741_824,
      codeStore: {
        url: 'http://pilotlight-code-store:8080',
        tokenFile: '/var/run/secrets/pilotlight.dev/code-store/token',
        s3: undefined,
      },
      drainMs: 5_000,
      logLevel: 'info',
    });
  });

  test('are read in seconds and used in milliseconds', () => {
    const config = readActivatorConfig({ PILOTLIGHT_WAIT_SECONDS: '5', PILOTLIGHT_DEFAULT_IDLE_TIMEOUT: '7' });
    assert.deepEqual([config.waitMs, config.defaultIdleTimeoutMs], [5_000, 7_000]);
  });
});
