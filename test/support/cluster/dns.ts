// CoreDNS as in any cluster: a Deployment behind the Service kube-dns, with leave to read Services and EndpointSlices.
import { corednsReference } from '../images/cluster-images.ts';
import { callApi } from './api.ts';
import type { Plan } from './plan.ts';

const corefile = `.:53 {
  errors
  health :8080
  ready :8181
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    pods insecure
    ttl 5
  }
  cache 5
  loadbalance
}
`;

const metadata = { name: 'coredns', namespace: 'kube-system' };
const labels = { 'k8s-app': 'kube-dns' };
const core = '/api/v1/namespaces/kube-system';
const rbac = '/apis/rbac.authorization.k8s.io/v1';

export async function createDns(plan: Plan): Promise<void> {
  for (const [path, object] of objects(plan)) {
    const { status, text } = await callApi(plan, 'POST', path, object);
    if (status !== 201 && status !== 409) throw new Error(`creating ${path} for DNS: ${String(status)} ${text}`);
  }
}

export async function dnsIsReady(plan: Plan): Promise<boolean> {
  const { status, text } = await callApi(plan, 'GET', '/apis/apps/v1/namespaces/kube-system/deployments/coredns');
  if (status !== 200) return false;
  return ((JSON.parse(text) as { status?: { readyReplicas?: number } }).status?.readyReplicas ?? 0) > 0;
}

function objects(plan: Plan): [path: string, object: unknown][] {
  const clusterName = { name: 'system:coredns' };
  const rules = [
    { apiGroups: [''], resources: ['endpoints', 'services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
  ];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:coredns' };
  const subjects = [{ kind: 'ServiceAccount', ...metadata }];
  const ports = ['UDP', 'TCP'].map((protocol) => ({
    name: `dns-${protocol.toLowerCase()}`,
    port: 53,
    targetPort: 53,
    protocol,
  }));
  return [
    [`${core}/serviceaccounts`, { metadata }],
    [`${rbac}/clusterroles`, { metadata: clusterName, rules }],
    [`${rbac}/clusterrolebindings`, { metadata: clusterName, roleRef, subjects }],
    [`${core}/configmaps`, { metadata, data: { Corefile: corefile } }],
    [
      `${core}/services`,
      { metadata: { name: 'kube-dns' }, spec: { clusterIP: plan.dnsAddress, selector: labels, ports } },
    ],
    ['/apis/apps/v1/namespaces/kube-system/deployments', { metadata, spec: deploymentSpec() }],
  ];
}

function deploymentSpec() {
  const container = {
    name: 'coredns',
    image: corednsReference,
    args: ['-conf', '/etc/coredns/Corefile'],
    volumeMounts: [{ name: 'config', mountPath: '/etc/coredns', readOnly: true }],
    readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 1 },
    resources: { requests: { cpu: '20m', memory: '30Mi' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  };
  const pod = {
    serviceAccountName: 'coredns',
    dnsPolicy: 'Default',
    priorityClassName: 'system-cluster-critical',
    containers: [container],
    volumes: [{ name: 'config', configMap: { name: 'coredns' } }],
  };
  return { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } };
}
