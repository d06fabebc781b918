// Directories that the parts use by a fixed name, whatever their flags say. Each cluster sees its own there, in a mount
// namespace of its own; the machine only gets empty directories, which go with the last cluster.
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';

const paths = ['/var/lib/kubelet', '/var/lib/cni', '/var/log/containers', '/run/containerd'] as const;

export function privateDirectories(plan: Plan): { path: string; source: string }[] {
  return paths.map((path) => ({ path, source: join(plan.directory, 'private', path.slice(1).replaceAll('/', '-')) }));
}

export function makeMountPoints(): void {
  for (const path of paths) mkdirSync(path, { recursive: true });
}

/** Only when no cluster is left: taking away a mount point unmounts it everywhere. */
export function removeMountPoints(): void {
  for (const path of paths) {
    try {
      rmdirSync(path);
    } catch {
      // Somebody else uses it.
    }
  }
}
