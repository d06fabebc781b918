// The processes of a cluster, in the order in which they are started: the cluster's table of contents.
import type { Plan } from '../plan.ts';
import { toolDirectories } from '../tools.ts';
import { apiserver } from './apiserver.ts';
import { containerd } from './containerd.ts';
import { controllerManager } from './controller-manager.ts';
import { etcd } from './etcd.ts';
import { kubelet } from './kubelet.ts';
import { networkPolicy } from './network-policy.ts';
import type { Part } from './part.ts';
import { proxy } from './proxy.ts';
import { scheduler } from './scheduler.ts';

const controlPlane = [etcd, apiserver, controllerManager];
const wholeNode = [etcd, apiserver, containerd, kubelet, controllerManager, scheduler, proxy, networkPolicy];

export function partsOf(plan: Plan): Part[] {
  const tools = toolDirectories();
  return (plan.kind === 'node' ? wholeNode : controlPlane).map((make) => make(plan, tools));
}
