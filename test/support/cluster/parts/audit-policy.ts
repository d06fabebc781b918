// What the audit log holds: every write, and every read that is not the cluster's own machinery at work.
const machinery = ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler', 'system:kube-proxy'];
const machineryGroups = ['system:nodes', 'system:serviceaccounts:kube-system'];
const reads = ['get', 'list', 'watch'];

export const auditPolicy = JSON.stringify({
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    { level: 'None', users: machinery, verbs: reads },
    { level: 'None', userGroups: machineryGroups, verbs: reads },
    { level: 'None', nonResourceURLs: ['/readyz*', '/livez*', '/healthz*', '/openapi*', '/api*', '/version'] },
    { level: 'Metadata' },
  ],
});
