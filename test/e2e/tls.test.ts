// Attach over TLS, as the chart installs it: nobody has configured anything, and taking the CA away under load loses no call.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readServing } from '../../operator/api/attach-tls.ts';
import { ACTIVATOR_NAME } from '../../runtime-shim/tls.ts';
import { SYSTEM_NAMESPACE } from '../support/installation.ts';
import { invoke } from '../support/invoke.ts';
import { until } from '../support/until.ts';
import { applyReady, listPods, openStory, type Story } from './support/world.ts';

const code = 'export const handler = async () => "here";';

/** A function's own code, which may reach the attach port as its supervisor does, and knows no key. */
const dialler = `
import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
export const handler = async ({ address, ca, ...options }) => {
  const [host, port] = address.split(':');
  if (ca === undefined) {
    const socket = net.connect(Number(port), host);
    let heard = '';
    socket.on('data', (bytes) => (heard += bytes.toString('hex')));
    socket.write('PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n\\0\\0\\0\\x04\\0\\0\\0\\0\\0');
    await once(socket, 'close');
    return { heard };
  }
  const socket = tls.connect({ host, port: Number(port), ca, servername: '${ACTIVATOR_NAME}', ...options });
  try {
    await once(socket, 'secureConnect');
    return { protocol: socket.getProtocol(), names: socket.getPeerCertificate().subjectaltname };
  } catch ({ code }) {
    return { error: code };
  } finally {
    socket.destroy();
  }
};`;

interface Listed {
  items: {
    metadata: { name: string; uid: string };
    spec?: { template?: unknown };
    data?: Record<string, string>;
    status: { containerStatuses?: { restartCount: number }[] };
  }[];
}

describe('attach over TLS', () => {
  let story: Story;
  before(async () => {
    story = await openStory();
    await applyReady(story, 'warm', code, { idleTimeout: 300 });
    assert.equal((await invoke(story.target, 'warm')).body, '"here"');
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
    await applyReady(story, 'inside', dialler);
    const path = 'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}';
    const service = ['get', 'service', 'pilotlight-activator-attach', '-n', SYSTEM_NAMESPACE, '-o', path];
    const { stdout: address } = await story.world.cluster.kubectl(service);
    const dial = async (options: object): Promise<unknown> => {
      const { body } = await invoke(story.target, 'inside', { body: JSON.stringify({ address, ...options }) });
      return JSON.parse(body);
    };
    const ca = await bundle();
    assert.deepEqual(await dial({ ca }), { protocol: 'TLSv1.3', names: `DNS:${ACTIVATOR_NAME}` });
    assert.deepEqual(await dial({ ca, maxVersion: 'TLSv1.2' }), { error: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
    // An alert of TLS at most, whose type is 21.
    const { heard } = (await dial({})) as { heard: string };
    assert.ok(heard === '' || (heard.startsWith('15') && heard.length < 32), heard);
  });

  test('no private key stands in the release', async () => {
    const keys = [
      ...Object.values(await secret('pilotlight-attach-ca')),
      ...Object.values(await secret('pilotlight-attach-tls')),
    ];
    assert.equal(keys.length, 5);
    const { items } = await list(SYSTEM_NAMESPACE, 'secrets', '-l', 'owner=helm');
    const releases = items.map(({ data }) =>
      gunzipSync(Buffer.from(Buffer.from(data?.['release'] ?? '', 'base64').toString(), 'base64')),
    );
    assert.ok(
      releases.some((release) => release.includes('pilotlight-attach-ca')),
      'they can be read',
    );
    for (const release of releases) {
      for (const key of keys) assert.ok(!release.includes(key.slice(0, 60)));
    }
  });

  test('the CA taken away: what is attached goes on, what starts gets the new one, nothing is started anew', async () => {
    const { cluster } = story.world;
    const activators = async (): Promise<unknown[]> =>
      (await list(SYSTEM_NAMESPACE, 'pods', '-l', 'app.kubernetes.io/component=activator')).items.map(
        ({ metadata, status }) => [metadata.uid, status.containerStatuses?.[0]?.restartCount],
      );
    const instances = async (): Promise<string[]> =>
      (await listPods(story)).flatMap(({ metadata: { name, uid } }) => (name.startsWith('warm-') ? [uid] : []));
    const [activatorsBefore, instancesBefore, old] = [await activators(), await instances(), await bundle()];
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
    assert.deepEqual(await activators(), activatorsBefore);
    assert.deepEqual(await templates(), templatesBefore);
    assert.deepEqual(await instances(), instancesBefore);
  });
});
