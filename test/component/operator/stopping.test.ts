import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { stringify } from 'yaml';
import { until } from '../../support/until.ts';
import { freePort } from '../../support/free-port.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'pilotlight-stopping-'));
const kubeconfig = join(folder, 'kubeconfig');

/** Nobody listens there. */
const nowhere = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
  users: [{ name: 'u', user: {} }],
  contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
  'current-context': 'x',
};
writeFileSync(kubeconfig, stringify(nowhere));

async function start(program: string): Promise<{ child: ChildProcess; log: () => string }> {
  const env = { PATH: process.env['PATH'], KUBECONFIG: kubeconfig, PILOTLIGHT_METRICS_PORT: String(await freePort()) };
  const given = { ...env, PILOTLIGHT_RUNTIME_IMAGES: '{}' };
  const child = spawn(process.execPath, [join(root, program)], { env: given, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += String(data)));
  return { child, log: () => log };
}

describe('a program that finds no API server', () => {
  after(() => rmSync(folder, { recursive: true }));

  for (const program of ['operator/main.ts', 'operator/activator/main.ts'])
    test(`${program} tries again and again, and ends at once when it is told to`, async () => {
      const { child, log } = await start(program);
      await until(`${program} to try twice`, () => (log().match(/trying again/g) ?? []).length >= 2, {
        withinMs: 20_000,
      });
      assert.equal(child.exitCode, null);
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      const [code] = (await once(child, 'exit')) as [number | null];
      clearTimeout(late);
      assert.equal(code, 0, log());
    });
});
