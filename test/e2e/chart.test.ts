import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { activatorUrl, installChart, SYSTEM_NAMESPACE, uninstallChart } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, openStory, type Story } from './support/world.ts';

const code = 'export const handler = async () => "here";';
const unpullable = {
  runtimes: { 'nodejs24.x': { repository: '127.0.0.1:1/no-such-image', tag: 'none', digest: '' } },
};

/** Changes the installation, and puts everything back. */
describe('the chart', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'stays', code, { idleTimeout: 1 });
    assert.equal((await invoke(story.target, 'stays')).body, '"here"');
  });

  test('an upgrade to a runtime image that cannot be pulled: the waiting caller hears it within seconds', async () => {
    const { cluster, values } = story.world;
    await installChart(cluster, [...values, unpullable]);
    await applyReady(story, 'unlucky', code);
    const { status, headers, body, durationMs } = await invoke(story.target, 'unlucky');
    assert.equal(status, 500, body);
    assert.equal(headers.get('x-amzn-errortype'), 'ServiceException');
    assert.match(body, /pod unlucky-\S+ has no image \((ErrImagePull|ImagePullBackOff)\): .*check the runtime images/);
    assert.ok(durationMs < 10_000, `after ${durationMs} ms`);
  });

  test('an upgrade back heals it', async () => {
    const { cluster, values } = story.world;
    await installChart(cluster, values);
    await until('an answer', async () => (await invoke(story.target, 'unlucky')).body === '"here"', {
      withinMs: 40_000,
    });
  });

  test('a value that does not exist is refused with its name', async () => {
    await assert.rejects(
      installChart(story.world.cluster, [...story.world.values, { activator: { replica: 2 } }]),
      /replica/,
    );
  });

  test('uninstalling leaves nothing but the CRD, and with it every Function; installing again finds them', async () => {
    const { cluster, values } = story.world;
    await uninstallChart(cluster);
    const kinds =
      'deployments,statefulsets,services,secrets,leases,serviceaccounts,roles,rolebindings,networkpolicies,pods';
    const left = await until('the namespace empty', async () => {
      const { stdout } = await cluster.kubectl(['get', kinds, '-n', SYSTEM_NAMESPACE, '-o', 'name']);
      const names = stdout.split('\n').filter((name) => name !== '' && name !== 'serviceaccount/default');
      return names.length === 0 && { names };
    });
    assert.deepEqual(left.names, []);
    const everywhere = 'clusterroles,clusterrolebindings,validatingadmissionpolicies,validatingadmissionpolicybindings';
    const { stdout } = await cluster.kubectl(['get', everywhere, '-o', 'name']);
    assert.doesNotMatch(stdout, /pilotlight/);
    await installChart(cluster, values);
    const target = { ...story.target, url: await activatorUrl(cluster) };
    await until('an answer', async () => (await invoke(target, 'stays')).body === '"here"', { withinMs: 40_000 });
  });
});
