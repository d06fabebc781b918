// Debian's containerd with directories and a socket of the cluster's own, and the pod network it sets up.
import { join } from 'node:path';
import { pauseReference } from '../../images/pause.ts';
import type { Plan } from '../plan.ts';
import type { MakePart } from './part.ts';

export const containerd: MakePart = (plan) => {
  const config = join(plan.directory, 'config', 'containerd.toml');
  return {
    name: 'containerd',
    command: '/usr/bin/containerd',
    args: ['--config', config, '--log-level', 'warn'],
    files: {
      [config]: configuration(plan),
      [join(networkDirectory(plan), '10-pods.conflist')]: JSON.stringify(podNetwork(plan), undefined, 2),
    },
  };
};

const networkDirectory = (plan: Plan): string => join(plan.directory, 'config', 'cni');

const configuration = (plan: Plan): string => `version = 2
root = "${join(plan.directory, 'containerd')}"
state = "${join(plan.socketDirectory, 'containerd')}"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.internal.v1.tracing"]

[grpc]
  address = "${plan.containerdSocket}"

[plugins."io.containerd.internal.v1.opt"]
  path = "${join(plan.directory, 'containerd-opt')}"

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseReference}"
  # Root may lack CAP_SYS_RESOURCE; then a lower oom_score_adj is refused and no sandbox starts.
  restrict_oom_score_adj = true
  disable_apparmor = true
  enable_unprivileged_ports = true
  netns_mounts_under_state_dir = true

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = false

[plugins."io.containerd.grpc.v1.cri".cni]
  bin_dir = "/usr/lib/cni"
  conf_dir = "${networkDirectory(plan)}"
`;

const podNetwork = (plan: Plan) => ({
  cniVersion: '0.4.0',
  name: 'pods',
  plugins: [
    {
      type: 'bridge',
      bridge: 'cni0',
      isGateway: true,
      hairpinMode: true,
      ipMasq: false,
      ipam: {
        type: 'host-local',
        ranges: [[{ subnet: plan.podCidr }]],
        routes: [{ dst: '0.0.0.0/0' }],
        dataDir: join(plan.directory, 'pod-addresses'),
      },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
});
