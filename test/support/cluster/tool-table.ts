// The programs of a cluster, and a store to speak with, and their versions. Each is a Go module of its own under tools/.
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly target: string;
  readonly ldflags: string;
  /** Further names by which the program can be called. */
  readonly links: readonly string[];
}

const kubernetesVersion = '1.36.3';

// prettier-ignore
export const table = {
  kubernetes: {
    name: 'kubernetes', version: kubernetesVersion, target: '.', ldflags: versionFlags(kubernetesVersion),
    links: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'kubelet', 'kubectl'],
  },
  etcd: { name: 'etcd', version: '3.6.8', target: '.', ldflags: '', links: [] },
  coredns: { name: 'coredns', version: '1.15.0', target: '.', ldflags: '', links: [] },
  versitygw: { name: 'versitygw', version: '1.8.0', target: '.', ldflags: '', links: [] },
  helm: { name: 'helm', version: '3.22.0', target: 'helm.sh/helm/v3/cmd/helm', ldflags: helmFlags('3.22.0'), links: [] },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof table;

/** `helm template` takes the cluster's version from here when it is offline. */
function helmFlags(version: string): string {
  const [major = '', minor = ''] = kubernetesVersion.split('.');
  const values = {
    'internal/version.version': `v${version}`,
    'internal/version.gitTreeState': 'clean',
    'pkg/chartutil.k8sVersionMajor': major,
    'pkg/chartutil.k8sVersionMinor': minor,
    'pkg/lint/rules.k8sVersionMajor': major,
    'pkg/lint/rules.k8sVersionMinor': minor,
  };
  return Object.entries(values)
    .map(([name, value]) => `-X helm.sh/helm/v3/${name}=${value}`)
    .join(' ');
}

function versionFlags(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  const values = {
    gitVersion: `v${version}`,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'clean',
    gitCommit: 'modules',
    buildDate: '1970-01-01T00:00:00Z',
  };
  return Object.entries(values)
    .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
    .join(' ');
}
