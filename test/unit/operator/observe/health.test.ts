import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startHealthServer } from '../../../../operator/observe/health.ts';
import { createMetrics } from '../../../../operator/observe/metrics.ts';
import { freePort } from '../../../support/free-port.ts';

test('says whether it lives, what is not ready, and its metrics', async () => {
  const port = await freePort();
  const missing = ['functions', 'http'];
  const metrics = createMetrics();
  const onScrape = (): void => metrics.bufferedBytes.set(42);
  const stop = await startHealthServer({ port, registry: metrics.registry, notReady: () => missing, onScrape });
  const get = async (path: string): Promise<[number, string]> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return [response.status, await response.text()];
  };
  assert.deepEqual(await get('/healthz'), [200, 'ok\n']);
  assert.deepEqual(await get('/readyz'), [503, 'functions\nhttp\n']);
  missing.length = 0;
  assert.deepEqual(await get('/readyz'), [200, 'ready\n']);
  assert.equal((await get('/elsewhere'))[0], 404);
  const [status, text] = await get('/metrics');
  assert.equal(status, 200);
  assert.match(text, /pilotlight_buffered_bytes 42/);
  await stop();
  await assert.rejects(get('/healthz'));
});
