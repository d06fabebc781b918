// kube-proxy with nftables. A sync period of 0 would mean its default of a second, so it is 10 ms.
import { join } from 'node:path';
import { kubeconfigOf } from '../kubeconfig.ts';
import { nodeName, type Plan } from '../plan.ts';
import { flags, type MakePart } from './part.ts';

export const proxy: MakePart = (plan, tools) => {
  const config = join(plan.directory, 'config', 'proxy.json');
  return {
    name: 'proxy',
    command: join(tools.kubernetes, 'kube-proxy'),
    after: 'apiserver',
    files: { [config]: JSON.stringify(configuration(plan), undefined, 2) },
    args: flags({ config }),
  };
};

const configuration = (plan: Plan) => ({
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  mode: 'nftables',
  clientConnection: { kubeconfig: kubeconfigOf(plan, 'proxy') },
  clusterCIDR: plan.podCidr,
  hostnameOverride: nodeName,
  bindAddress: plan.nodeAddress,
  healthzBindAddress: '127.0.0.1:10256',
  metricsBindAddress: '127.0.0.1:10249',
  nftables: { minSyncPeriod: '10ms', syncPeriod: '30s' },
  // Zero leaves these settings alone: only the machine's first namespace has them.
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
});
