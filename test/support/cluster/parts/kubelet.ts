// The kubelet, on either version of cgroups; it never collects the images that were loaded by hand.
import { join } from 'node:path';
import { certificateDirectory } from '../certificates.ts';
import { kubeconfigOf } from '../kubeconfig.ts';
import { nodeName, type Plan } from '../plan.ts';
import { flags, type MakePart } from './part.ts';

export const kubelet: MakePart = (plan, tools) => {
  const config = join(plan.directory, 'config', 'kubelet.json');
  return {
    name: 'kubelet',
    command: join(tools.kubernetes, 'kubelet'),
    after: 'containerd',
    files: { [config]: JSON.stringify(configuration(plan), undefined, 2), [resolvConf(plan)]: '' },
    args: flags({
      config,
      kubeconfig: kubeconfigOf(plan, 'kubelet'),
      'hostname-override': nodeName,
      'node-ip': plan.nodeAddress,
    }),
  };
};

const resolvConf = (plan: Plan): string => join(plan.directory, 'config', 'resolv.conf');

const configuration = (plan: Plan) => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  address: plan.nodeAddress,
  healthzBindAddress: '127.0.0.1',
  authentication: {
    anonymous: { enabled: false },
    webhook: { enabled: true },
    x509: { clientCAFile: join(certificateDirectory(plan), 'ca.crt') },
  },
  authorization: { mode: 'Webhook' },
  tlsCertFile: join(certificateDirectory(plan), 'kubelet-server.crt'),
  tlsPrivateKeyFile: join(certificateDirectory(plan), 'kubelet-server.key'),
  cgroupDriver: 'cgroupfs',
  cgroupRoot: `/${plan.cgroup}`,
  failCgroupV1: false,
  failSwapOn: false,
  // Takes half a second off every pod start: the kubelet looks when something happened, not once a second.
  featureGates: { PLEGOnDemandRelist: true },
  containerRuntimeEndpoint: `unix://${plan.containerdSocket}`,
  clusterDomain: 'cluster.local',
  clusterDNS: [plan.dnsAddress],
  resolvConf: resolvConf(plan),
  podLogsDir: join(plan.directory, 'pod-logs'),
  maxPods: 200,
  imageGCHighThresholdPercent: 100,
  evictionHard: {
    'memory.available': '100Mi',
    'nodefs.available': '1%',
    'nodefs.inodesFree': '1%',
    'imagefs.available': '1%',
  },
});
