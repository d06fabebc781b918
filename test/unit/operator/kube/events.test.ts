import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { ServerResponse } from 'node:http';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { KubeEvents, type Happening } from '../../../../operator/kube/events.ts';
import { sendJson, startApiServer, type ApiServer } from '../../../support/api-server.ts';
import { buildFunction } from '../../../support/build.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

const happening = (note: string, uid = 'uid-1'): Happening => ({
  regarding: buildFunction({ uid }),
  type: 'Normal',
  reason: 'Tested',
  action: 'Test',
  note,
});

describe('KubeEvents', () => {
  let server: ApiServer;
  let clock: FakeClock;
  let events: KubeEvents;
  let answer: (method: string, response: ServerResponse) => void;
  const errors: unknown[] = [];

  beforeEach(async () => {
    clock = new FakeClock();
    errors.length = 0;
    answer = (_method, response) => sendJson(response, 201, { metadata: {} });
    server = await startApiServer(({ method }, response) => answer(method, response));
    const client = new KubeClient(server.connection);
    events = new KubeEvents({ client, clock, identity: 'me', onError: (error) => errors.push(error) });
  });
  afterEach(() => server.stop());

  const told = (): string[] =>
    server.requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{16}$/, 'HASH')}`);
  const collection = '/apis/events.k8s.io/v1/namespaces/shop/events';

  test('says each thing once, and the same of another object too', async () => {
    for (let i = 0; i < 5; i++) events.record(happening('one'));
    events.record(happening('two'));
    events.record(happening('one', 'uid-2'));
    await until('three events', () => told().length >= 3);
    clock.advance(299_000);
    events.record(happening('one'));
    events.record(happening('three'));
    await until('a fourth', () => told().length >= 4);
    assert.deepEqual(
      told(),
      Array.from({ length: 4 }, () => `POST ${collection}`),
    );
    assert.deepEqual(errors, []);
  });

  test('after some minutes counts on in the event that is there', async () => {
    let exists = false;
    answer = (method, response) => {
      sendJson(response, method === 'POST' && exists ? 409 : 201, { metadata: {} });
      exists = true;
    };
    events.record(happening('again'));
    await until('the event', () => told().length === 1);
    clock.advance(300_000);
    events.record(happening('again'));
    await until('the series', () => told().length === 3);
    assert.deepEqual(told().slice(1), [`POST ${collection}`, `PATCH ${collection}/hello.HASH`]);
  });

  test('an API server that refuses is reported, and takes nothing from who records', async () => {
    answer = (_method, response) => sendJson(response, 403, { reason: 'Forbidden' });
    events.record(happening('refused'));
    await until('the report', () => errors.length === 1);
  });

  test('a burst is sent a few at a time, and what is beyond all bounds not at all', async () => {
    const open: ServerResponse[] = [];
    answer = (_method, response) => open.push(response);
    for (let i = 0; i < 2000; i++) events.record(happening(`number ${i}`));
    await until('the first ones', () => open.length === 4);
    assert.equal(told().length, 4);
    answer = (_method, response) => sendJson(response, 201, { metadata: {} });
    for (const response of open) sendJson(response, 201, { metadata: {} });
    await until('those that waited', () => told().length === 4 + 1024);
  });
});
