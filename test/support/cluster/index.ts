// The local Kubernetes, for tests: up, down, find, and a control plane without a node.
import { existsSync } from 'node:fs';
import { makeCluster, type Cluster } from './cluster.ts';
import { ensurePrerequisites } from './debian.ts';
import { ailment, lastingAilment } from './health.ts';
import { withLock } from './lock.ts';
import { namespaceFile } from './network.ts';
import { assertName, networkNamespace, type Kind } from './plan.ts';
import { elapsed, type Log } from './progress.ts';
import { claimPlan, readPlan } from './slot.ts';
import { start } from './start.ts';
import { teardown } from './teardown.ts';
import { ensureTools, type ToolName } from './tools.ts';

export type { Cluster } from './cluster.ts';
export type { PartName } from './parts/part.ts';

/** A whole cluster; one that runs and is healthy is left as it is, a broken one is replaced. */
export const up = (name: string, log: Log): Promise<Cluster> =>
  bringUp(name, 'node', ['kubernetes', 'etcd', 'coredns', 'helm'], log);

/** etcd, API server and controller manager, without a node: enough for tests of controllers, and quickly there. */
export const controlPlaneOnly = (name: string, log: Log): Promise<Cluster> =>
  bringUp(name, 'control-plane', ['kubernetes', 'etcd'], log);

/** Leaves nothing behind, whatever state the cluster is in. */
export async function down(name: string): Promise<void> {
  assertName(name);
  await withLock(`cluster/${name}`, () => teardown(name));
}

export async function find(name: string): Promise<Cluster | undefined> {
  const plan = readPlan(name);
  if (plan === undefined || (await ailment(plan)) !== undefined) return undefined;
  return makeCluster(plan);
}

async function bringUp(name: string, kind: Kind, tools: readonly ToolName[], log: Log): Promise<Cluster> {
  assertName(name);
  await ensurePrerequisites(log);
  await ensureTools(log, tools);
  return withLock(`cluster/${name}`, () => reuseOrReplace(name, kind, log), log);
}

async function reuseOrReplace(name: string, kind: Kind, log: Log): Promise<Cluster> {
  const old = readPlan(name);
  if (old !== undefined) {
    const problem = old.kind === kind ? await lastingAilment(old) : `it is a ${old.kind}`;
    if (problem === undefined) {
      log(`cluster ${name} is running`);
      return makeCluster(old);
    }
    log(`cluster ${name} is replaced: ${problem}`);
  }
  if (old !== undefined || existsSync(namespaceFile(networkNamespace(name)))) await teardown(name);
  const began = performance.now();
  const plan = await claimPlan(name, kind, log);
  await start(plan, log);
  log(`cluster ${name} is up in ${elapsed(began)}: ${plan.server}`);
  return makeCluster(plan);
}
