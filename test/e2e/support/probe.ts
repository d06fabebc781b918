// Pods that dial where they are told to, for stories of the network: plain ones, and ones that look like a function's.
import { sampleImage } from '../../support/images/sample-image.ts';
import { buildImages } from '../../support/images/build.ts';
import { until } from '../../support/until.ts';
import type { Story } from './world.ts';

export interface Probe {
  /** Of the pod. */
  address: string;
  dial(address: string): Promise<string>;
}

let loaded: Promise<string> | undefined;

/** Answers once it runs. We reach it whatever a policy says: a node may always talk to its pods. */
export async function startProbe(
  { world: { cluster }, namespace }: Story,
  name: string,
  labels: Record<string, string> = {},
): Promise<Probe> {
  loaded ??= buildImages(() => {}, [sampleImage]).then(async ([image]) => {
    await cluster.load(image?.archive ?? '');
    return image?.digestReference ?? '';
  });
  const container = {
    name,
    image: await loaded,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const spec = {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace, labels }, spec };
  await cluster.kubectl(['apply', '-f', '-'], { input: JSON.stringify(pod) });
  const address = await podAddress(cluster, namespace, name);
  const ask = async (query: string): Promise<{ dialled?: string }> => {
    const response = await fetch(`http://${address}:8080/?${query}`, { signal: AbortSignal.timeout(3000) });
    return (await response.json()) as { dialled?: string };
  };
  await until(`probe ${name} to answer`, () => ask(''));
  return { address, dial: async (to) => (await ask(`dial=${encodeURIComponent(to)}`)).dialled ?? '' };
}

export function podAddress(cluster: Story['world']['cluster'], namespace: string, name: string): Promise<string> {
  return until(`an address of pod ${name}`, async () => {
    const { stdout } = await cluster.kubectl(['get', 'pod', name, '-n', namespace, '-o', 'jsonpath={.status.podIP}']);
    return stdout !== '' && stdout;
  });
}
