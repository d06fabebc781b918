// Takes a cluster away, in whatever state it is: everything is found by what it is (namespace, cgroup, link, directory),
// so that an interrupted start or killed parts change nothing.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../until.ts';
import { cgroupProcesses, removeCgroup } from './cgroup.ts';
import { withLock } from './lock.ts';
import { namespaceFile, removeNetwork } from './network.ts';
import { clustersDirectory, socketsDirectory } from './paths.ts';
import { cgroupName, clusterDirectory, hostLink, networkNamespace } from './plan.ts';
import { removeMountPoints } from './private-directories.ts';
import { isAlive, kill, markedProcesses, processesInNamespace } from './process.ts';
import { readRecords } from './records.ts';
import { clusterNames, readPlan } from './slot.ts';

export async function teardown(name: string): Promise<void> {
  const plan = readPlan(name);
  const supervisor = plan && readRecords(plan).supervisor;
  // Last of all the supervisor: until then it reaps its children.
  const others = () => remaining(name).filter((pid) => pid !== supervisor?.pid);
  await until(`the processes of cluster ${name} to end`, () => killed(others()), { withinMs: 20_000, everyMs: 10 });
  if (supervisor && isAlive(supervisor)) kill(supervisor.pid, 'SIGKILL');
  await until(`all processes of cluster ${name} to end`, () => killed(remaining(name)), {
    withinMs: 20_000,
    everyMs: 10,
  });
  await until(`the cgroups of cluster ${name} to go`, () => removeCgroup(cgroupName(name)), {
    withinMs: 10_000,
    everyMs: 20,
  });
  await removeNetwork(networkNamespace(name), plan && hostLink(plan.index));
  remove(join(socketsDirectory, name));
  await withLock('clusters', () => Promise.resolve(removeFiles(name)));
}

/** The plan goes last: it holds the index as long as something of the cluster may be left. */
function removeFiles(name: string): void {
  const directory = clusterDirectory(name);
  for (const entry of entries(directory)) if (entry !== 'plan.json') remove(join(directory, entry));
  remove(directory);
  if (clusterNames().length > 0) return;
  removeMountPoints();
  remove(clustersDirectory);
  remove(socketsDirectory);
}

/** Its network namespace holds the parts and their shims, its cgroup the pods, and its mark what a start has just begotten. */
export function remaining(name: string): number[] {
  const parts = processesInNamespace(namespaceFile(networkNamespace(name)));
  return [...parts, ...cgroupProcesses(cgroupName(name)), ...markedProcesses(name)];
}

function killed(pids: readonly number[]): boolean {
  for (const pid of pids) kill(pid, 'SIGKILL');
  return pids.length === 0;
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

function entries(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
