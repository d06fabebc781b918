// The code store as it is installed: whom the API server and the network let in.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { podAddresses, SYSTEM_NAMESPACE } from '../support/installation.ts';
import { until } from '../support/until.ts';
import { startProbe } from './support/probe.ts';
import { openStory, type Story } from './support/world.ts';

describe('the code store on a cluster', () => {
  let story: Story;
  let address: string;
  before(async () => {
    story = await openStory();
    address = await until('its pod', async () => (await podAddresses(story.world.cluster, 'code-store'))[0]);
  });

  async function ask(account: string, audience: string, namespace = SYSTEM_NAMESPACE): Promise<number> {
    const { kubectl } = story.world.cluster;
    const { stdout } = await kubectl(['create', 'token', account, '-n', namespace, '--audience', audience]);
    const headers = { authorization: `Bearer ${stdout.trim()}` };
    return (await fetch(`http://${address}:8080/objects?prefix=blobs/`, { headers })).status;
  }

  test('takes tokens of operator and activator that were made for it, and no others', async () => {
    const audience = 'pilotlight-code-store';
    assert.equal(await ask('pilotlight-operator', audience), 200);
    assert.equal(await ask('pilotlight-activator', audience), 200);
    assert.equal(await ask('pilotlight-operator', 'pilotlight.dev'), 401);
    assert.equal(await ask('default', audience), 403);
    assert.equal(await ask('caller', audience, story.namespace), 403);
  });

  test('is nothing that other pods reach', async () => {
    const probe = await startProbe(story, 'elsewhere');
    await until('silence', async () => (await probe.dial(`${address}:8080`)) === 'silence');
    assert.equal(await probe.dial(`${address}:9100`), 'silence');
  });
});
