// What the READMEs of examples/canary and examples/gitops tell to do after the first apply.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { callerToken } from '../support/installation.ts';
import { invoke, type Target } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './support/world.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

describe('examples that change', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });

  const apply = async (...paths: string[]): Promise<void> => {
    for (const path of paths) await world.cluster.kubectl(['apply', '-f', join(examples, path)]);
  };
  const wait = (condition: string, object: string, namespace: string) =>
    world.cluster.kubectl(['wait', `--for=${condition}`, object, '-n', namespace, '--timeout=60s']);
  const targetIn = async (namespace: string): Promise<Target> => ({
    url: world.url,
    token: await callerToken(world.cluster, namespace, 'caller'),
  });
  const ask = async (target: Target, name: string, body: string): Promise<Record<string, unknown>> => {
    const answer = await invoke(target, name, { body });
    assert.equal(answer.status, 200, answer.body);
    return JSON.parse(answer.body) as Record<string, unknown>;
  };

  test('canary: one request in four meets the change, and none after it was taken back', async () => {
    const namespace = 'shop-canary';
    const event = readFileSync(join(examples, 'canary', 'event.json'), 'utf8');
    await apply('canary/namespace.yaml', 'canary/access.yaml', 'canary/function.yaml', 'canary/alias.yaml');
    await wait('condition=Ready', 'alias/prices.live', namespace);
    await apply('canary/next/function.yaml');
    await wait('create', 'version/prices.2', namespace);
    await apply('canary/next/alias.yaml');
    const target = await targetIn(namespace);
    const changed = { price: 12, functionVersion: '2' };
    await until(
      'the change',
      async () => {
        const answer = await ask(target, 'prices:live', event);
        if (answer['functionVersion'] === '1') assert.equal(answer['price'], 10);
        else assert.deepEqual(answer, changed);
        return answer['functionVersion'] === '2';
      },
      { withinMs: 150_000 },
    );
    const direct = await invoke(target, 'prices:2', { body: event });
    assert.equal(direct.status, 403, 'only the alias may be called');
    await apply('canary/alias.yaml');
    await until('20 answers of version 1', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(target, 'prices:live', event)));
      return answers.every(({ functionVersion }) => functionVersion === '1');
    });
  });

  for (const stage of ['staging', 'production']) {
    test(`gitops: ${stage}, and again without a change`, async () => {
      const namespace = `gitops-${stage}`;
      const folder = join(examples, 'gitops', 'checkout', stage);
      const objects = 'functions,versions,aliases,deployments';
      const generations = async (): Promise<string> => {
        const path = 'jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation}{"\\n"}{end}';
        return (await world.cluster.kubectl(['get', objects, '-n', namespace, '-o', path])).stdout;
      };
      await world.cluster.kubectl(['apply', '-k', folder]);
      await wait('condition=Ready', 'alias/checkout.live', namespace);
      const target = await targetIn(namespace);
      const body = '{"items":[{"price":2},{"price":3}]}';
      // Instances of other examples may still hold the processors that its first one asks for.
      const known = async () => (await ask(target, 'checkout:live', body))['stage'] === stage;
      await until('the alias known', known, { withinMs: 150_000 });
      assert.deepEqual(await ask(target, 'checkout:live', body), { total: 5, stage, functionVersion: '1' });

      const before = await generations();
      const { stdout } = await world.cluster.kubectl(['apply', '-k', folder]);
      for (const line of stdout.trim().split('\n')) assert.match(line, / unchanged$/);
      assert.match((await world.cluster.kubectl(['diff', '-k', folder])).stdout, /^$/);
      assert.equal(await generations(), before);
    });
  }
});
