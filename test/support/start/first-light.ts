// The example function: applied, called from zero, called again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callerToken } from '../installation.ts';
import { invoke, type Invocation } from '../invoke.ts';
import type { KubeTools } from '../kubectl.ts';
import type { Step } from './steps.ts';

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'hello');
const manifests = ['namespace', 'function', 'access'].map((name) => join(example, `${name}.yaml`));

export async function showFirstLight(tools: KubeTools, url: string, step: Step): Promise<void> {
  const body = readFileSync(join(example, 'event.json'), 'utf8').trim();
  await step('The example function, by kubectl apply', async () => {
    await tools.kubectl(['apply', ...manifests.flatMap((path) => ['-f', path])]);
    await tools.kubectl(['wait', '--for=condition=Ready', 'function/hello', '-n', 'shop', '--timeout=60s']);
  });
  const target = { url, token: await callerToken(tools, 'shop', 'caller') };
  console.log(`\nInvoking hello with ${body}`);
  show('cold, from zero instances', await invoke(target, 'hello', { body }));
  show('warm', await invoke(target, 'hello', { body }));
}

function show(what: string, { status, body, durationMs }: Invocation): void {
  if (status !== 200) throw new Error(`hello answered ${status}: ${body}`);
  console.log(`  ${durationMs.toFixed(1).padStart(7)} ms  ${what}: ${body}`);
}
