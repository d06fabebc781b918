// The cgroup under which a cluster's kubelet puts its pods: one directory in each hierarchy (version 1) or a single one (2).
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = '/sys/fs/cgroup';

const isUnified = (): boolean => existsSync(join(root, 'cgroup.controllers'));

function hierarchies(): string[] {
  if (isUnified()) return [root];
  return readdirSync(root).map((name) => join(root, name));
}

export function makeCgroup(name: string): void {
  for (const hierarchy of hierarchies()) {
    const directory = join(hierarchy, name);
    mkdirSync(directory, { recursive: true });
    // A cpuset group of version 1 starts empty and takes no process until it is filled.
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      if (!isUnified() && existsSync(join(directory, file))) copyFileSync(join(hierarchy, file), join(directory, file));
    }
  }
  if (isUnified()) {
    const controllers = readFileSync(join(root, 'cgroup.controllers'), 'utf8').trim().split(' ');
    const enable = controllers.map((controller) => `+${controller}`).join(' ');
    for (const directory of [root, join(root, name)]) writeFileSync(join(directory, 'cgroup.subtree_control'), enable);
  }
}

/** The processes of the cluster's pods. */
export function cgroupProcesses(name: string): number[] {
  const pids = hierarchies().flatMap((hierarchy) => groupsBelow(join(hierarchy, name)).flatMap(processesOf));
  return [...new Set(pids)];
}

/** Removes the emptied groups, the innermost first; says whether all of them are gone. */
export function removeCgroup(name: string): boolean {
  const groups = hierarchies().flatMap((hierarchy) => groupsBelow(join(hierarchy, name)));
  for (const group of groups.reverse()) {
    try {
      rmdirSync(group);
    } catch {
      // Still busy: a killed process leaves its group a moment later. The caller asks again.
    }
  }
  return groups.every((group) => !existsSync(group));
}

function groupsBelow(group: string): string[] {
  try {
    const inner = readdirSync(group, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [group, ...inner.flatMap((entry) => groupsBelow(join(group, entry.name)))];
  } catch {
    return [];
  }
}

function processesOf(group: string): number[] {
  try {
    return readFileSync(join(group, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
