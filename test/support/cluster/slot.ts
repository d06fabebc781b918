// Which clusters exist, and the smallest index that is free for a new one. The plan is on disk before anything is made.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { clustersDirectory } from './paths.ts';
import { clusterDirectory, hostLink, makePlan, mostClusters, type Kind, type Plan } from './plan.ts';
import type { Log } from './progress.ts';

/** The usual cluster always gets index 0, so that its addresses never change. */
export const defaultName = 'pilotlight';

export function readPlan(name: string): Plan | undefined {
  const file = join(clusterDirectory(name), 'plan.json');
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Plan;
}

export function clusterNames(): string[] {
  return existsSync(clustersDirectory) ? readdirSync(clustersDirectory) : [];
}

export async function claimPlan(name: string, kind: Kind, log: Log): Promise<Plan> {
  const claim = () => {
    const plan = makePlan(name, name === defaultName ? 0 : freeIndex(), kind);
    mkdirSync(plan.directory, { recursive: true, mode: 0o700 });
    const file = join(plan.directory, 'plan.json');
    writeFileSync(`${file}.new`, JSON.stringify(plan, undefined, 2));
    renameSync(`${file}.new`, file);
    return Promise.resolve(plan);
  };
  return withLock('clusters', claim, log);
}

function freeIndex(): number {
  const taken = new Set(clusterNames().map((name) => readPlan(name)?.index));
  for (let index = 1; index < mostClusters; index += 1) {
    if (!taken.has(index) && !existsSync(`/sys/class/net/${hostLink(index)}`)) return index;
  }
  throw new Error(`there are ${String(mostClusters)} clusters already: ${clusterNames().join(' ')}`);
}
