// Puts image archives into the cluster's containerd, one after the other: two imports at once get in each other's way.
import { withLock } from './lock.ts';
import type { Plan } from './plan.ts';
import { run } from './run.ts';

export async function loadArchive(plan: Plan, archive: string): Promise<void> {
  if (plan.kind !== 'node') throw new Error(`cluster ${plan.name} has no node to load images into`);
  const address = ['--address', plan.containerdSocket, '--namespace', 'k8s.io'];
  await withLock(`load/${plan.name}`, () => run('ctr', [...address, 'images', 'import', archive]));
}
