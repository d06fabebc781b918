// Processes of pods as their node sees them: for faults that no API can bring about.
import { readFileSync } from 'node:fs';
import type { Pod } from '../../../operator/kube/types.ts';
import type { KubeClient } from '../../../operator/kube/client.ts';
import { pods } from '../../../operator/kube/resources.ts';
import type { Stored } from '../../../operator/api/meta.ts';
import type { Cluster } from '../../support/cluster/index.ts';
import { identify } from '../../support/cluster/process.ts';
import { run } from '../../support/cluster/run.ts';
import { readPlan } from '../../support/cluster/slot.ts';
import { SYSTEM_NAMESPACE } from '../../support/installation.ts';
import { until } from '../../support/until.ts';

/** The pods of operator or activator that are not told to stop. */
export async function systemPods(client: KubeClient, component: 'operator' | 'activator'): Promise<Stored<Pod>[]> {
  const query = { labelSelector: `app.kubernetes.io/component=${component}` };
  const { items } = await client.list(pods, query, { namespace: SYSTEM_NAMESPACE });
  return items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

/** A pod whose container has ended often is started later and later. */
export async function untilReadyPods(
  client: KubeClient,
  component: 'operator' | 'activator',
  count: number,
): Promise<void> {
  const areReady = async (): Promise<boolean> => {
    const ready = (await systemPods(client, component)).filter(({ status }) =>
      status?.containerStatuses?.every((container) => container.ready),
    );
    return ready.length === count;
  };
  await until(`${count} pods of the ${component} that are ready`, areReady, { withinMs: 120_000 });
}

/** The first process of the pod's container. */
export async function containerPid(cluster: Cluster, namespace: string, name: string): Promise<number> {
  const path = 'jsonpath={.status.containerStatuses[0].containerID}';
  const { stdout: id } = await cluster.kubectl(['get', 'pod', name, '-n', namespace, '-o', path]);
  const address = readPlan(cluster.name)?.containerdSocket ?? '';
  const { stdout } = await run('ctr', ['--address', address, '--namespace', 'k8s.io', 'tasks', 'ls']);
  const task = stdout.split('\n').find((line) => id !== '' && line.startsWith(id.replace('containerd://', '')));
  const pid = Number(task?.trim().split(/\s+/)[1]);
  if (!(pid > 1)) throw new Error(`no process of pod ${namespace}/${name} (container ${id})`);
  return pid;
}

export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Returns once it is gone. */
export async function killHard(pid: number): Promise<void> {
  const id = identify(pid);
  process.kill(pid, 'SIGKILL');
  await until(`process ${pid} to be gone`, () => identify(pid)?.startTime !== id?.startTime, {
    withinMs: 5_000,
    everyMs: 2,
  });
}
