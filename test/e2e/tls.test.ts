// Attach over TLS, as the chart installs it: nobody has configured anything, and taking the CA away under load loses no call.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readServing } from '../../operator/api/attach-tls.ts';
import { connectToActivator } from '../../runtime-shim/tls.ts';
import { SYSTEM_NAMESPACE } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, listPods, openStory, type Story } from './support/world.ts';

const code = 'export const handler = async () => "here";';

interface Listed {
  items: {
    metadata: { name: string; uid: string };
    spec?: { template?: unknown };
    data?: Record<string, string>;
    status: { podIP?: string; containerStatuses?: { restartCount: number }[] };
  }[];
}

describe('attach over TLS', () => {
  let story: Story;
  let address: string;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'warm', code, { idleTimeout: 300 });
    assert.equal((await invoke(story.target, 'warm')).body, '"here"');
    const [activator] = (await list(SYSTEM_NAMESPACE, 'pods', '-l', 'app.kubernetes.io/component=activator')).items;
    address = `${activator?.status.podIP}:9090`;
  });

  async function list(namespace: string, ...what: string[]): Promise<Listed> {
    const { stdout } = await story.world.cluster.kubectl(['get', ...what, '-n', namespace, '-o', 'json']);
    return JSON.parse(stdout) as Listed;
  }
  const secret = async (name: string): Promise<Record<string, string>> => {
    const { items } = await list(SYSTEM_NAMESPACE, 'secrets');
    return items.find(({ metadata }) => metadata.name === name)?.data ?? {};
  };
  const bundle = async (): Promise<string> => readServing(await secret('pilotlight-attach-tls')).bundle ?? '';

  test('the attach port proves that it is an activator, and plain text gets nothing from it', async () => {
    const secured = connectToActivator(address, await bundle());
    await once(secured, 'secureConnect');
    assert.equal(secured.getProtocol(), 'TLSv1.3');
    secured.destroy();
    const [host = '', port = ''] = address.split(':');
    const plain = connect(Number(port), host);
    const heard: Buffer[] = [];
    plain.on('data', (bytes: Buffer) => heard.push(bytes));
    plain.on('error', () => undefined);
    plain.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0');
    await until('hung up', () => plain.destroyed, { withinMs: 10_000 });
    // An alert of TLS at most: type 21.
    const answer = Buffer.concat(heard);
    assert.ok(answer.length === 0 || (answer[0] === 21 && answer.length < 16), answer.toString('hex'));
  });

  test('no private key stands in the release', async () => {
    const keys = [
      ...Object.values(await secret('pilotlight-attach-ca')),
      ...Object.values(await secret('pilotlight-attach-tls')),
    ];
    assert.equal(keys.length, 5);
    const { items } = await list(SYSTEM_NAMESPACE, 'secrets', '-l', 'owner=helm');
    assert.ok(items.length > 0);
    for (const { data } of items) {
      const release = gunzipSync(Buffer.from(Buffer.from(data?.['release'] ?? '', 'base64').toString(), 'base64'));
      assert.ok(release.includes('pilotlight-attach-ca'), 'it can be read');
      for (const key of keys) assert.ok(!release.includes(key.slice(0, 60)));
    }
  });

  test('the CA taken away: what is attached goes on, what starts gets the new one, nothing is started anew', async () => {
    const { cluster } = story.world;
    const programs = async (): Promise<unknown[]> =>
      (await list(SYSTEM_NAMESPACE, 'pods')).items.map(({ metadata, status }) => [
        metadata.uid,
        status.containerStatuses?.[0]?.restartCount,
      ]);
    const [programsBefore, podsBefore, old] = [await programs(), await listPods(story), await bundle()];
    const templates = async (): Promise<unknown[]> =>
      (await list(story.namespace, 'deployments', '-l', 'pilotlight.dev/function=warm')).items.map(
        ({ spec }) => spec?.template,
      );
    const templatesBefore = await templates();
    let done = false;
    const calls = (async () => {
      const statuses: number[] = [];
      while (!done) statuses.push((await invoke(story.target, 'warm')).status);
      return statuses;
    })();
    await cluster.kubectl(['delete', 'secret', 'pilotlight-attach-ca', '-n', SYSTEM_NAMESPACE]);
    const renewed = await until('a new CA', async () => {
      const now = await bundle();
      return now !== old && now;
    });
    await until('it in the Secret of the revision', async () => {
      const [own] = (await list(story.namespace, 'secrets', '-l', 'pilotlight.dev/function=warm')).items;
      return Buffer.from(own?.data?.['ca.crt'] ?? '', 'base64').toString() === renewed;
    });
    await applyReady(story, 'fresh', code);
    assert.equal((await invoke(story.target, 'fresh')).body, '"here"');
    done = true;
    const statuses = await calls;
    assert.ok(statuses.length > 10 && statuses.every((status) => status === 200), String(statuses));
    assert.deepEqual(await programs(), programsBefore);
    assert.deepEqual(await templates(), templatesBefore);
    const warm = (await listPods(story)).filter(({ metadata }) => metadata.name.startsWith('warm-'));
    assert.deepEqual(
      warm.map(({ metadata }) => metadata.uid),
      podsBefore.map(({ metadata }) => metadata.uid),
    );
  });
});
