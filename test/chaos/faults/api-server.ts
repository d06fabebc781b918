// The API server goes away, in the two ways that differ for its clients: it hangs with all connections open, or it is gone and
// refuses new ones.
import type { Cluster, PartName } from '../../support/cluster/index.ts';
import { apiIsReady } from '../../support/cluster/api.ts';
import { readPlan } from '../../support/cluster/slot.ts';
import { until } from '../../support/until.ts';
import { killHard } from './containers.ts';

export type Absence = 'hangs' | 'gone';

/** The result brings it back; that resolves as soon as it says that it is ready. */
export async function takeAway(cluster: Cluster, absence: Absence): Promise<() => Promise<void>> {
  const plan = readPlan(cluster.name);
  if (plan === undefined) throw new Error(`cluster ${cluster.name} has no plan`);
  const pid = cluster.processPid('apiserver');
  const bringBack = absence === 'hangs' ? () => void process.kill(pid, 'SIGCONT') : () => cluster.revive();
  if (absence === 'hangs') process.kill(pid, 'SIGSTOP');
  else await killHard(pid);
  return async () => {
    bringBack();
    await until('the API server to be ready', () => apiIsReady(plan), { withinMs: 60_000, everyMs: 100 });
    await restartOthers(cluster);
  };
}

/**
 * Elsewhere there are several API servers, and who loses one asks another. Here Kubernetes' own programs would wait for up to a
 * minute before they ask again, and hold the node for lost.
 */
async function restartOthers(cluster: Cluster): Promise<void> {
  const parts: readonly PartName[] = ['controller-manager', 'scheduler', 'kubelet'];
  await Promise.all(parts.map((part) => killHard(cluster.processPid(part))));
  await until('their end to be noted', () => parts.every((part) => !isRunning(cluster, part)), { everyMs: 10 });
  cluster.revive();
}

function isRunning(cluster: Cluster, part: PartName): boolean {
  try {
    return cluster.processPid(part) > 0;
  } catch {
    return false;
  }
}
