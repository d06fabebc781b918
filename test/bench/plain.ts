// Plain Deployments beside ours: how fast Kubernetes itself gets from zero to an answer.
import { request, Agent } from 'node:http';
import type { KubeClient } from '../../operator/kube/client.ts';
import { deployments, pods } from '../../operator/kube/resources.ts';
import { until } from '../support/until.ts';

export const BENCH_NAMESPACE = 'pilotlight-bench';
const manager = 'bench';

export interface PlainOptions {
  name: string;
  image: string;
  /** The volume that every pod has unless somebody says no. */
  tokenVolume: boolean;
}

/** The leanest (no volume) or the common way (default token volume); one container, no probe. At zero. */
export async function createPlain(client: KubeClient, { name, image, tokenVolume }: PlainOptions): Promise<void> {
  const labels = { app: name };
  const container = {
    name: 'server',
    image,
    imagePullPolicy: 'IfNotPresent',
    resources: { requests: { cpu: '72m', memory: '128Mi' } },
  };
  const spec = {
    replicas: 0,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [container],
        automountServiceAccountToken: tokenVolume,
        enableServiceLinks: false,
        terminationGracePeriodSeconds: 1,
      },
    },
  };
  await client.create(deployments, { metadata: { name, namespace: BENCH_NAMESPACE }, spec }, { manager });
}

export async function scalePlain(client: KubeClient, name: string, replicas: number): Promise<void> {
  await client.merge(
    deployments,
    { namespace: BENCH_NAMESPACE, name },
    { spec: { replicas } },
    { manager, subresource: 'scale' },
  );
}

export async function podAddress(client: KubeClient, name: string): Promise<string | undefined> {
  const { items } = await client.list(pods, { labelSelector: `app=${name}` }, { namespace: BENCH_NAMESPACE });
  return items.find(({ metadata }) => metadata.deletionTimestamp === undefined)?.status?.podIP;
}

export const untilPlainGone = (client: KubeClient, name: string): Promise<unknown> =>
  until(`no pod of ${name}`, async () => {
    const { items } = await client.list(pods, { labelSelector: `app=${name}` }, { namespace: BENCH_NAMESPACE });
    return items.length === 0;
  });

/** From the PATCH 0→1 to the first answer at the pod's own address, in ms. */
export async function timePlainStart(client: KubeClient, name: string): Promise<number> {
  const startedAt = performance.now();
  await scalePlain(client, name, 1);
  const address = await until(`an address of ${name}`, () => podAddress(client, name), { everyMs: 5 });
  await until(`an answer of ${name}`, () => answers(address), { everyMs: 3 });
  const took = performance.now() - startedAt;
  await scalePlain(client, name, 0);
  await untilPlainGone(client, name);
  return took;
}

/** Each try is cut off by itself: a SYN that is lost would be sent again only after a second. */
function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = request({ host: address, port: 8080, agent: new Agent() }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    const giveUp = setTimeout(() => attempt.destroy(new Error('too slow')), 50);
    attempt.on('close', () => clearTimeout(giveUp));
    attempt.on('error', () => resolve(false));
    attempt.end();
  });
}
