// What Kubernetes itself takes at this moment, without us: a Deployment of one pod that does nothing.
import { deployments, pods } from '../../operator/kube/resources.ts';
import { pauseReference } from '../support/images/pause.ts';
import { until } from '../support/until.ts';
import type { Stage } from './scenario.ts';

/** Until its pod runs. */
export async function startPlain(
  { client, story: { namespace } }: Stage,
  name: string,
  withinMs: number,
): Promise<void> {
  const labels = { plain: name };
  const container = {
    name: 'pause',
    image: pauseReference,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const pod = {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  const spec = { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } };
  const { metadata } = await client.create(deployments, { metadata: { name, namespace }, spec }, { manager: 'chaos' });
  const runs = async (): Promise<boolean> => {
    const { items } = await client.list(pods, { labelSelector: `plain=${name}` }, { namespace });
    return items.some(({ status }) => status?.phase === 'Running');
  };
  await until(`plain pod ${name} to run`, runs, { withinMs, everyMs: 100 });
  await client.delete(deployments, { namespace, name }, { uid: metadata.uid });
}
