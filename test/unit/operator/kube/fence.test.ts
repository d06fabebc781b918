import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { behindFence, NotLeading } from '../../../../operator/kube/fence.ts';
import { secrets } from '../../../../operator/kube/resources.ts';
import { sendJson, startApiServer, type ApiServer } from '../../../support/api-server.ts';

const ref = { namespace: 'ns', name: 'a' };
const write = { manager: 'test' };

describe('behindFence', () => {
  let server: ApiServer;
  let open = true;
  let client: KubeClient;
  const fence = {
    check() {
      if (!open) throw new NotLeading();
    },
  };

  beforeEach(async () => {
    open = true;
    server = await startApiServer((_request, response) => sendJson(response, 200, { metadata: {} }));
    client = new KubeClient(behindFence(server.connection, fence));
  });
  afterEach(() => server.stop());

  const methods = (): string[] => server.requests.map(({ method }) => method);
  const writes = [
    () => client.create(secrets, { metadata: ref }, write),
    () => client.apply(secrets, { metadata: ref }, write),
    () => client.merge(secrets, ref, {}, write),
    () => client.delete(secrets, ref, { uid: 'uid-a' }),
  ];

  test('while it is open, everything passes', async () => {
    for (const send of writes) await send();
    assert.deepEqual(methods(), ['POST', 'PATCH', 'PATCH', 'DELETE']);
  });

  test('once it is closed no write leaves, and reading goes on', async () => {
    open = false;
    for (const send of writes) await assert.rejects(send(), NotLeading);
    await client.get(secrets, ref);
    assert.deepEqual(methods(), ['GET']);
  });

  test('a write that was asked for before it closed, and waits for a connection, does not leave either', async () => {
    const asked = writes.map((send) => send());
    // Nothing was sent yet: not one socket is open.
    open = false;
    for (const outcome of await Promise.allSettled(asked)) {
      assert.equal(outcome.status, 'rejected');
      assert.ok(outcome.reason instanceof NotLeading);
    }
    assert.deepEqual(methods(), []);
  });

  test('a closed fence harms no connection: the next write after it opened passes', async () => {
    open = false;
    await assert.rejects(client.create(secrets, { metadata: ref }, write), NotLeading);
    open = true;
    await client.create(secrets, { metadata: ref }, write);
    assert.deepEqual(methods(), ['POST']);
  });
});
