import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { Secret } from '../../../../operator/kube/types.ts';
import type { Stored } from '../../../../operator/api/meta.ts';
import { KubeClient } from '../../../../operator/kube/client.ts';
import { StaleList } from '../../../../operator/kube/errors.ts';
import { Informer } from '../../../../operator/kube/informer.ts';
import { secrets } from '../../../../operator/kube/resources.ts';
import { sendEvent, sendJson, startApiServer, type Answer, type ApiServer } from '../../../support/api-server.ts';
import { FakeClock } from '../../../support/clock.ts';
import { until } from '../../../support/until.ts';

const object = (name: string, resourceVersion: string) => ({
  metadata: { name, namespace: 'ns', uid: `uid-${name}`, resourceVersion },
});
const list = (resourceVersion: string, ...items: unknown[]) => ({ items, metadata: { resourceVersion } });

describe('Informer', () => {
  const stopping = new Set<() => Promise<unknown>>();
  afterEach(async () => {
    for (const stop of stopping) await stop();
    stopping.clear();
  });

  /** `lists` and `watches` are answered in order; the last one again and again. */
  async function open(lists: Answer[], watches: Answer[], project?: (secret: Stored<Secret>) => Stored<Secret>) {
    const next = (answers: Answer[]): Answer | undefined => (answers.length > 1 ? answers.shift() : answers[0]);
    const server: ApiServer = await startApiServer((request, response) => {
      const isWatch = request.query.get('watch') === 'true';
      if (isWatch) response.writeHead(200).flushHeaders();
      next(isWatch ? watches : lists)?.(request, response);
    });
    const clock = new FakeClock();
    const errors: unknown[] = [];
    const options = { clock, onError: (error: unknown) => errors.push(error), ...(project && { project }) };
    const informer = new Informer(new KubeClient(server.connection), secrets, options);
    const end = new AbortController();
    stopping.add(async () => {
      end.abort();
      await server.stop();
    });
    void informer.start(end.signal);
    const names = (): string[] => [...informer.list()].map(({ metadata }) => metadata.name).sort();
    const watched = () => server.requests.filter(({ query }) => query.get('watch') === 'true');
    const listed = () => server.requests.filter(({ query }) => query.get('watch') === null);
    return { clock, errors, informer, names, watched, listed };
  }

  test('a connection that says nothing any more is given up within 40 s, and watched anew from where it was', async () => {
    const silent: Answer = (_request, response) => sendEvent(response, 'BOOKMARK', object('', '7'));
    const { clock, errors, watched } = await open([(_, response) => sendJson(response, 200, list('5'))], [silent]);
    await until('the first watch', () => watched().length === 1 && clock.pending === 1);
    assert.equal(watched()[0]?.query.get('resourceVersion'), '5');
    const asked = Number(watched()[0]?.query.get('timeoutSeconds'));
    assert.ok(asked >= 25 && asked <= 35, `the server is asked to end it after ${asked} s`);
    // The bookmark has to be read before the silence begins.
    await until('a second watch, from the bookmark', () => {
      if (clock.monotonicMs() < 40_000) clock.advance(40_000);
      else clock.advance(250);
      return watched().length >= 2;
    });
    assert.ok(clock.monotonicMs() < 45_000, `it took ${clock.monotonicMs()} ms`);
    assert.match(String(errors[0]), /gone silent/);
    assert.ok(['5', '7'].includes(watched()[1]?.query.get('resourceVersion') ?? ''));
  });

  test('a bookmark moves the place where the next watch begins', async () => {
    const brief: Answer = (_request, response) => {
      sendEvent(response, 'BOOKMARK', object('', '9'));
      response.end();
    };
    const { clock, watched, listed } = await open([(_, response) => sendJson(response, 200, list('5'))], [brief]);
    await until('a second watch', () => {
      clock.advance(500);
      return watched().length >= 2;
    });
    assert.equal(watched()[1]?.query.get('resourceVersion'), '9');
    assert.equal(listed().length, 1);
  });

  test('a list that is older than what was seen never replaces it; it is asked for again', async () => {
    const expired = { code: 410, reason: 'Expired', message: 'too old' };
    const { clock, errors, names, listed } = await open(
      [
        (_, response) => sendJson(response, 200, list('5', object('a', '4'))),
        (_, response) => sendJson(response, 200, list('3')),
        (_, response) => sendJson(response, 200, list('20', object('b', '12'))),
      ],
      [
        (_request, response) => {
          sendEvent(response, 'ADDED', object('b', '12'));
          sendEvent(response, 'ERROR', expired);
        },
        () => {},
      ],
    );
    await until('the stale list refused', () => {
      if (errors.length === 0) clock.advance(200);
      return errors.some((error) => error instanceof StaleList);
    });
    assert.deepEqual(names(), ['a', 'b'], 'nothing was forgotten');
    await until('the next list', () => {
      clock.advance(500);
      return names().join() === 'b';
    });
    assert.equal(listed().length, 3);
  });

  test('a list that expires between its pages begins anew', async () => {
    const firstPage = { items: [object('old', '1')], metadata: { resourceVersion: '2', continue: 'more' } };
    const { clock, names, informer, errors } = await open(
      [
        (_, response) => sendJson(response, 200, firstPage),
        (_, response) => sendJson(response, 410, { reason: 'Expired' }),
        (_, response) => sendJson(response, 200, list('8', object('new', '7'))),
      ],
      [() => {}],
    );
    await until('the whole list', () => {
      clock.advance(500);
      return informer.get('ns', 'new');
    });
    assert.deepEqual([names(), errors], [['new'], []]);
  });

  test('what it cannot understand is reported, and takes nothing from the others', async () => {
    const project = (secret: Stored<Secret>): Stored<Secret> => {
      if (secret.metadata.name === 'poison') throw new Error('cannot be understood');
      return secret;
    };
    const { errors, informer, names } = await open(
      [(_, response) => sendJson(response, 200, list('5', object('poison', '1'), object('a', '2')))],
      [
        (_request, response) => {
          sendEvent(response, 'MODIFIED', object('poison', '6'));
          sendEvent(response, 'ADDED', object('b', '7'));
        },
      ],
      project,
    );
    await until('what comes after it', () => informer.get('ns', 'b'));
    assert.deepEqual(names(), ['a', 'b']);
    assert.equal(errors.length, 2);
  });

  test('a server that ends every watch at once is not asked without a pause', async () => {
    const { clock, watched } = await open(
      [(_, response) => sendJson(response, 200, list('5'))],
      [(_request, response) => response.end()],
    );
    await until('a pause', () => watched().length === 1 && clock.pending === 1);
    clock.advance(200);
    await until('the next watch', () => watched().length === 2);
  });

  test('a write that the watch has passed already is not put in again', async () => {
    const { informer } = await open(
      [(_, response) => sendJson(response, 200, list('5', object('a', '4')))],
      [(_request, response) => sendEvent(response, 'DELETED', object('a', '9'))],
    );
    let deleted = false;
    informer.onChange(({ after }) => (deleted = after === undefined));
    await until('the deletion', () => deleted);
    informer.remember({ apiVersion: 'v1', kind: 'Secret', ...object('a', '8') });
    assert.equal(informer.get('ns', 'a'), undefined);
    informer.remember({ apiVersion: 'v1', kind: 'Secret', ...object('a', '10') });
    assert.equal(informer.get('ns', 'a')?.metadata.resourceVersion, '10');
  });
});
