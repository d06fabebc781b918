import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCodeStoreConfig, readCodeStoreServerConfig } from '../../../../operator/config/code-store.ts';
import { ConfigError, readSettings, type Environment } from '../../../../operator/config/reader.ts';

const read = (environment: Environment) => readSettings(environment, readCodeStoreConfig);
const mistake = (text: RegExp) => (error: unknown) => error instanceof ConfigError && text.test(error.message);

describe('where packages are kept', () => {
  test('is the code store’s program, or a bucket where one is named', () => {
    assert.equal(read({ PILOTLIGHT_CODE_STORE_URL: 'http://store:1' }).s3, undefined);
    const { s3 } = read({
      PILOTLIGHT_CODE_STORE_S3_BUCKET: 'packages',
      PILOTLIGHT_CODE_STORE_S3_ENDPOINT: 'https://s3.example',
      PILOTLIGHT_CODE_STORE_S3_PREFIX: 'here',
      PILOTLIGHT_CODE_STORE_S3_CREDENTIALS: '/secret',
    });
    assert.deepEqual(s3, {
      endpoint: 'https://s3.example',
      bucket: 'packages',
      region: 'us-east-1',
      prefix: 'here',
      credentialsDirectory: '/secret',
    });
  });

  test('is no text that is no address', () => {
    assert.throws(
      () => read({ PILOTLIGHT_CODE_STORE_URL: 'store' }),
      mistake(/PILOTLIGHT_CODE_STORE_URL must be an address/),
    );
  });
});

describe('the code store’s program', () => {
  const clients = { PILOTLIGHT_CODE_STORE_CLIENTS: 'home:operator,home:activator' };

  test('uses nine tenths of its volume, for the ServiceAccounts that are named', () => {
    const config = readCodeStoreServerConfig({ ...clients, PILOTLIGHT_CODE_STORE_SIZE: '20Gi' });
    assert.equal(config.limitBytes, 18 * 2 ** 30);
    assert.deepEqual(config.clients, ['system:serviceaccount:home:operator', 'system:serviceaccount:home:activator']);
  });

  test('does not start without a name of whom to let in, or with a size that is none', () => {
    for (const text of ['', 'operator', 'home:operator,', 'home:a b', 'system:serviceaccount:home:operator']) {
      const environment = { PILOTLIGHT_CODE_STORE_CLIENTS: text };
      if (text === 'home:operator,') assert.equal(readCodeStoreServerConfig(environment).clients.length, 1);
      else
        assert.throws(() => readCodeStoreServerConfig(environment), mistake(/CLIENTS must be ServiceAccounts/), text);
    }
    for (const size of ['much', '0', '-1Gi', '1.5Gi', '10G'])
      assert.throws(
        () => readCodeStoreServerConfig({ ...clients, PILOTLIGHT_CODE_STORE_SIZE: size }),
        mistake(/SIZE must be a size/),
        size,
      );
  });
});
