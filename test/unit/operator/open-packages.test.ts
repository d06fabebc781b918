import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import type { PackageStore } from '../../../operator/code/packages.ts';
import type { KubeClient } from '../../../operator/kube/client.ts';
import { KubeError } from '../../../operator/kube/errors.ts';
import { openPackages } from '../../../operator/open-packages.ts';
import { FakeClock } from '../../support/clock.ts';

const { signal } = new AbortController();
const source = { s3: { bucket: 'packages', key: 'k', credentialsSecret: { name: 'keys' } } };

function ensureWith(get: () => Promise<unknown>): Promise<unknown> {
  const packages = openPackages({
    client: { get } as unknown as KubeClient,
    store: {} as PackageStore,
    clock: new FakeClock(),
    allowedHosts: [],
    directory: tmpdir(),
    serviceAccount: { namespace: 'home', name: 'pilotlight-operator' },
  });
  return packages.ensure({ namespace: 'shop', source, field: 'spec.code' }, signal);
}

const fail = (status: number) => () => Promise.reject(new KubeError(status, 'no', 'no'));

describe('credentials in a Secret', () => {
  test('that the operator may not read: says the Role that lets it read this one and no other', async () => {
    await assert.rejects(ensureWith(fail(403)), {
      code: 'CodeCredentialsInvalid',
      message:
        'spec.code.s3.credentialsSecret: the operator may not read the Secret keys. Allow it that one: ' +
        'kubectl create role keys-for-pilotlight -n shop --verb=get --resource=secrets --resource-name=keys && ' +
        'kubectl create rolebinding keys-for-pilotlight -n shop --role=keys-for-pilotlight --serviceaccount=home:pilotlight-operator',
    });
  });

  test('that does not exist', () =>
    assert.rejects(ensureWith(fail(404)), {
      code: 'CodeCredentialsInvalid',
      message: /does not exist in this namesp/,
    }));

  test('that is not meant for this: without the label nothing of it is used', () =>
    assert.rejects(
      ensureWith(() => Promise.resolve({ metadata: {}, data: { accessKeyId: 'eA==', secretAccessKey: 'eA==' } })),
      { code: 'CodeCredentialsInvalid', message: /lacks the label pilotlight\.dev\/code-credentials/ },
    ));

  test('while the API server is away: it is tried again, and no condition blames the user', () =>
    assert.rejects(ensureWith(fail(503)), (error: Error) => error instanceof KubeError));
});
