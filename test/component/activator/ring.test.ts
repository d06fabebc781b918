import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../support/until.ts';
import { Activators, waitingAt } from './support/activators.ts';
import { Gate } from './support/gate.ts';
import type { World } from './support/world.ts';

const quickly = { everyMs: 2, withinMs: 5_000 };

const invokeMany = (worlds: readonly World[], name: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const world = worlds[index % worlds.length];
    if (world === undefined) throw new Error('no activator');
    return world.invoke(name, { body: JSON.stringify({ index }) });
  });

describe('an event that comes to an activator that does not own its function', () => {
  test('is answered by the owner, from zero and warm; only the owner scales', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    const fleet = activators.put('f', { script: ({ body }) => ({ body, logTail: 'line' }) });
    const cold = await a.invoke('f', { body: '{"n":1}', headers: { 'x-amz-log-type': 'Tail' } });
    assert.deepEqual([cold.status, cold.body], [200, '{"n":1}']);
    assert.equal(cold.headers.get('x-amz-log-result'), Buffer.from('line').toString('base64'));
    assert.equal((await a.invoke('f')).status, 200);
    assert.deepEqual(fleet.scales, [1]);
    assert.equal(await b.metric('pilotlight_instances'), 1);
    assert.equal(await a.metric('pilotlight_instances'), 0);
    // It is counted where its caller is.
    assert.equal(await a.metric('pilotlight_invocations_total'), 2);
    assert.equal(await b.metric('pilotlight_invocations_total'), 0);
  });

  test('keeps every byte of the largest event and result, also beside others', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    activators.put('f', { script: ({ body }) => ({ body }) });
    const large = Array.from({ length: 4 }, (_, n) => JSON.stringify(String(n).repeat(6_000_000)));
    const answers = await Promise.all(large.map((body) => a.invoke('f', { body })));
    assert.deepEqual(
      answers.map(({ status, body }, n) => [status, body === large[n]]),
      large.map(() => [200, true]),
    );
    assert.deepEqual([a.buffer.bytes, b.buffer.bytes], [0, 0]);
  });

  test('brings back errors of the function and of the service as they are', async () => {
    await using activators = await Activators.open(2, { waitMs: 100 });
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    const error = '{"errorType":"Error","errorMessage":"x"}';
    activators.put('fails', { script: () => ({ body: error, functionError: 'Unhandled' }) });
    activators.put('never', { startMs: Infinity });
    const failed = await a.invoke('fails');
    assert.deepEqual(
      [failed.status, failed.headers.get('x-amz-function-error'), failed.body],
      [200, 'Unhandled', error],
    );
    const waited = await a.invoke('never');
    assert.deepEqual([waited.status, waited.headers.get('x-amzn-errortype')], [500, 'ServiceException']);
    assert.match(waited.body, /No instance of function never became free within 0.1 s/);
  });

  test('waits no more at the owner when its caller leaves', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    activators.change([b]);
    activators.put('f', { startMs: Infinity });
    const leaving = new AbortController();
    const url = `${a.url}/2015-03-31/functions/f/invocations`;
    const headers = { authorization: 'Bearer caller' };
    const call = fetch(url, { method: 'POST', headers, body: '{}', signal: leaving.signal });
    await until('it to wait', waitingAt(b, 1), quickly);
    leaving.abort();
    await assert.rejects(call);
    await until('it to leave', waitingAt(b, 0), quickly);
    await until('its room to be free', () => a.buffer.bytes + b.buffer.bytes === 0, quickly);
  });
});

describe('when a function gets another owner', () => {
  test('what waits is run there, once, and in order of age', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const gate = new Gate();
    const fleet = activators.put('f', {
      script: gate.script,
      spec: { concurrency: { maxInstances: 1 } },
    });
    const running = a.invoke('f');
    await gate.event(0);
    const waiting = invokeMany([a, b], 'f', 10);
    await until('ten to wait', waitingAt(a, 10), quickly);
    activators.change([b]);
    await until('ten to wait there', waitingAt(b, 10), quickly);
    gate.answer(0);
    for (let n = 1; n <= 10; n++) {
      await gate.event(n);
      gate.answer(n);
    }
    const answers = await Promise.all([running, ...waiting]);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(new Set(fleet.ran).size, 11);
    assert.equal(fleet.ran.length, 11);
    assert.equal(fleet.shims.length, 1);
  });

  test('what runs is answered where it came from, and its instance is not free for the new owner before', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const gate = new Gate();
    const fleet = activators.put('f', { script: gate.script, spec: { concurrency: { maxInstances: 1 } } });
    const running = a.invoke('f');
    await gate.event(0);
    activators.change([b]);
    await until('the instance to come', async () => (await b.metric('pilotlight_instances')) === 1, quickly);
    const next = b.invoke('f');
    await until('it to wait', waitingAt(b, 1), quickly);
    gate.answer(0, { body: '"first"' });
    await gate.event(1);
    gate.answer(1, { body: '"second"' });
    assert.deepEqual([(await running).body, (await next).body], ['"first"', '"second"']);
    assert.equal(fleet.shims.length, 1);
    assert.equal(fleet.ran.length, 2);
  });

  test('nothing is lost while one activator knows of it and the other does not', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const fleet = activators.put('f', { script: () => ({ body: '"ok"' }) });
    assert.equal((await a.invoke('f')).status, 200);
    for (const [members, first, second] of [
      [[b], a, b],
      [[a], a, b],
      [[b], b, a],
      [[a], b, a],
    ] as const) {
      activators.change([...members], [first]);
      const calls = invokeMany([a, b], 'f', 6);
      await until(
        'some to be on their way',
        async () => {
          const waiting =
            (await a.metric('pilotlight_waiting_requests')) + (await b.metric('pilotlight_waiting_requests'));
          return waiting > 0 || (await Promise.race([Promise.all(calls).then(() => true), Promise.resolve(false)]));
        },
        quickly,
      );
      activators.tell([...members], [second]);
      assert.deepEqual([...new Set((await Promise.all(calls)).map(({ status }) => status))], [200]);
    }
    assert.equal(fleet.ran.length, 25);
    assert.equal(new Set(fleet.ran).size, 25);
  });

  test('an activator that does not know it yet runs nothing that instances have heard is over', async () => {
    await using activators = await Activators.open(2);
    const [a, b] = [activators.at(0), activators.at(1)];
    const fleet = activators.put('f', { script: () => ({ body: '"ok"' }) });
    await a.invoke('f');
    const [shim] = fleet.shims;
    assert.ok(shim);
    // As an instance that came to the new owner by another way: the old one still has its stream.
    shim.epoch = activators.epoch + 1;
    const stale = a.invoke('f');
    await until('it to wait', waitingAt(a, 1), quickly);
    activators.change([b]);
    assert.equal((await stale).status, 200);
    assert.equal(fleet.ran.length, 2);
    assert.equal(await b.metric('pilotlight_instances'), 1);
  });
});
